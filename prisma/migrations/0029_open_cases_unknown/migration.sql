-- AlterTable
ALTER TABLE "Ticket" ALTER COLUMN "open" DROP DEFAULT;

-- Tickets from before 0023 have never been looked at for it. Null says so, and keeps nobody from being found.
UPDATE "Ticket" SET "open" = NULL WHERE "open" = '{}';
