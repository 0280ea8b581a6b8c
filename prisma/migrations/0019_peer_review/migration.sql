-- CreateEnum
CREATE TYPE "PeerReviewStatus" AS ENUM ('asked', 'open', 'taken', 'done', 'withdrawn');

-- CreateTable
CREATE TABLE "PeerReview" (
    "id" UUID NOT NULL,
    "roomId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "status" "PeerReviewStatus" NOT NULL,
    "level" "Level" NOT NULL,
    "languages" TEXT[],
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "reviewerId" UUID,
    "takenUntil" TIMESTAMPTZ(3),
    "passedBy" UUID[] DEFAULT ARRAY[]::UUID[],
    "rubricVersion" INTEGER,
    "scores" JSONB,
    "keep" TEXT NOT NULL DEFAULT '',
    "change" TEXT NOT NULL DEFAULT '',
    "doneAt" TIMESTAMPTZ(3),
    "subjectShows" BOOLEAN NOT NULL DEFAULT false,
    "reviewerShows" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PeerReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewConsent" (
    "reviewId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewConsent_pkey" PRIMARY KEY ("reviewId","userId")
);

-- CreateTable
CREATE TABLE "ReviewCredit" (
    "reviewId" UUID NOT NULL,
    "fromId" UUID,
    "toId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewCredit_pkey" PRIMARY KEY ("reviewId")
);

-- CreateIndex
CREATE UNIQUE INDEX "PeerReview_roomId_key" ON "PeerReview"("roomId");

-- CreateIndex
CREATE INDEX "PeerReview_status_openedAt_idx" ON "PeerReview"("status", "openedAt");

-- CreateIndex
CREATE INDEX "PeerReview_subjectId_idx" ON "PeerReview"("subjectId");

-- CreateIndex
CREATE INDEX "PeerReview_reviewerId_idx" ON "PeerReview"("reviewerId");

-- CreateIndex
CREATE INDEX "ReviewConsent_userId_idx" ON "ReviewConsent"("userId");

-- CreateIndex
CREATE INDEX "ReviewCredit_fromId_idx" ON "ReviewCredit"("fromId");

-- CreateIndex
CREATE INDEX "ReviewCredit_toId_idx" ON "ReviewCredit"("toId");

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewConsent" ADD CONSTRAINT "ReviewConsent_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "PeerReview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewConsent" ADD CONSTRAINT "ReviewConsent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewCredit" ADD CONSTRAINT "ReviewCredit_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewCredit" ADD CONSTRAINT "ReviewCredit_toId_fkey" FOREIGN KEY ("toId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
