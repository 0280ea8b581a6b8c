-- AlterTable
ALTER TABLE "RoundComment" ADD COLUMN     "removed" BOOLEAN NOT NULL DEFAULT false;
