-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "rubricVersion" INTEGER NOT NULL DEFAULT 1;
