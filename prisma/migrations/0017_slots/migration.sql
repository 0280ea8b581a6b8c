-- CreateEnum
CREATE TYPE "OfferStatus" AS ENUM ('open', 'booked', 'withdrawn');

-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "opensAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Offer" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "language" TEXT NOT NULL,
    "level" "Level" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "firstRound" "FirstRound" NOT NULL,
    "talk" "Talk" NOT NULL,
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "forId" UUID,
    "weeklyId" UUID,
    "status" "OfferStatus" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WeeklyOffer" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "timeZone" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "time" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "level" "Level" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "firstRound" "FirstRound" NOT NULL,
    "talk" "Talk" NOT NULL,
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WeeklyOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Booking" (
    "matchId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "moves" INTEGER NOT NULL DEFAULT 0,
    "movesTo" TIMESTAMPTZ(3),
    "movesById" UUID,

    CONSTRAINT "Booking_pkey" PRIMARY KEY ("matchId")
);

-- CreateTable
CREATE TABLE "BookedTime" (
    "userId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "matchId" UUID NOT NULL,

    CONSTRAINT "BookedTime_pkey" PRIMARY KEY ("userId","at")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "Offer_status_startsAt_idx" ON "Offer"("status", "startsAt");

-- CreateIndex
CREATE INDEX "Offer_forId_idx" ON "Offer"("forId");

-- CreateIndex
CREATE INDEX "Offer_weeklyId_idx" ON "Offer"("weeklyId");

-- CreateIndex
CREATE UNIQUE INDEX "Offer_userId_startsAt_key" ON "Offer"("userId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "WeeklyOffer_userId_timeZone_weekday_time_key" ON "WeeklyOffer"("userId", "timeZone", "weekday", "time");

-- CreateIndex
CREATE INDEX "Booking_startsAt_idx" ON "Booking"("startsAt");

-- CreateIndex
CREATE INDEX "BookedTime_matchId_idx" ON "BookedTime"("matchId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_forId_fkey" FOREIGN KEY ("forId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_weeklyId_fkey" FOREIGN KEY ("weeklyId") REFERENCES "WeeklyOffer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeeklyOffer" ADD CONSTRAINT "WeeklyOffer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_matchId_fkey" FOREIGN KEY ("matchId") REFERENCES "Match"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookedTime" ADD CONSTRAINT "BookedTime_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookedTime" ADD CONSTRAINT "BookedTime_matchId_fkey" FOREIGN KEY ("matchId") REFERENCES "Booking"("matchId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
