-- AlterTable
ALTER TABLE "JobPool" ADD COLUMN     "generation" INTEGER NOT NULL DEFAULT 0;
