-- DropIndex
DROP INDEX "Ticket_language_minutes_since_userId_idx";

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "open" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "Ticket_language_minutes_level_firstRound_talk_since_userId_idx" ON "Ticket"("language", "minutes", "level", "firstRound", "talk", "since", "userId");
