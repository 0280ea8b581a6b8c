-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "namesToErase" TEXT[] DEFAULT ARRAY[]::TEXT[];
