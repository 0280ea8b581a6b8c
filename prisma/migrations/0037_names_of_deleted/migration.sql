-- AlterTable
ALTER TABLE "AccountDeletion" ADD COLUMN     "names" TEXT[] DEFAULT ARRAY[]::TEXT[];
