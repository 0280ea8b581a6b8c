-- AlterEnum
ALTER TYPE "ArrivalOutcome" ADD VALUE 'declined';
