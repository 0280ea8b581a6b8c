-- CreateEnum
CREATE TYPE "FirstRound" AS ENUM ('answer', 'ask', 'either');

-- CreateEnum
CREATE TYPE "Talk" AS ENUM ('voice', 'chat', 'either');

-- CreateEnum
CREATE TYPE "ArrivalOutcome" AS ENUM ('left', 'expired', 'unanswered', 'matched');

-- CreateEnum
CREATE TYPE "MatchOutcome" AS ENUM ('declined', 'unanswered', 'cancelled', 'accepted');

-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "matched" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Block" (
    "blockerId" UUID NOT NULL,
    "blockedId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Block_pkey" PRIMARY KEY ("blockerId","blockedId")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "userId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "language" TEXT NOT NULL,
    "level" "Level" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "firstRound" "FirstRound" NOT NULL,
    "talk" "Talk" NOT NULL,
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "knows" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "refused" UUID[] DEFAULT ARRAY[]::UUID[],
    "isNew" BOOLEAN NOT NULL DEFAULT true,
    "matchId" UUID,

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Arrival" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "language" TEXT NOT NULL,
    "level" "Level" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "firstRound" "FirstRound" NOT NULL,
    "talk" "Talk" NOT NULL,
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "outcome" "ArrivalOutcome",
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Arrival_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Match" (
    "id" UUID NOT NULL,
    "caseId" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "talk" "Talk" NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "answerBy" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "MatchOutcome",
    "endedAt" TIMESTAMPTZ(3),
    "roomId" UUID,

    CONSTRAINT "Match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatchSeat" (
    "matchId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "RoomRole" NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "came" BOOLEAN,

    CONSTRAINT "MatchSeat_pkey" PRIMARY KEY ("matchId","userId")
);

-- CreateIndex
CREATE INDEX "Block_blockedId_idx" ON "Block"("blockedId");

-- CreateIndex
CREATE INDEX "Ticket_language_minutes_since_userId_idx" ON "Ticket"("language", "minutes", "since", "userId");

-- CreateIndex
CREATE INDEX "Ticket_language_isNew_since_idx" ON "Ticket"("language", "isNew", "since");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_matchId_userId_key" ON "Ticket"("matchId", "userId");

-- CreateIndex
CREATE INDEX "Arrival_userId_at_idx" ON "Arrival"("userId", "at");

-- CreateIndex
CREATE INDEX "Arrival_language_minutes_at_idx" ON "Arrival"("language", "minutes", "at");

-- CreateIndex
CREATE INDEX "Arrival_at_idx" ON "Arrival"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Match_roomId_key" ON "Match"("roomId");

-- CreateIndex
CREATE INDEX "Match_madeAt_idx" ON "Match"("madeAt");

-- CreateIndex
CREATE INDEX "MatchSeat_userId_matchId_idx" ON "MatchSeat"("userId", "matchId");

-- CreateIndex
CREATE UNIQUE INDEX "MatchSeat_matchId_role_key" ON "MatchSeat"("matchId", "role");

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_blockerId_fkey" FOREIGN KEY ("blockerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_blockedId_fkey" FOREIGN KEY ("blockedId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_matchId_userId_fkey" FOREIGN KEY ("matchId", "userId") REFERENCES "MatchSeat"("matchId", "userId") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Arrival" ADD CONSTRAINT "Arrival_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Match" ADD CONSTRAINT "Match_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchSeat" ADD CONSTRAINT "MatchSeat_matchId_fkey" FOREIGN KEY ("matchId") REFERENCES "Match"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchSeat" ADD CONSTRAINT "MatchSeat_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
