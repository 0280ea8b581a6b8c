-- CreateEnum
CREATE TYPE "Point" AS ENUM ('why', 'what', 'how');

-- AlterTable
ALTER TABLE "CaseVersion" ADD COLUMN     "aka" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "hardest" "Point",
ADD COLUMN     "teaser" TEXT;

-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "meetingLink" TEXT;
