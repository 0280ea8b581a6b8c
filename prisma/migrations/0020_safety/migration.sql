-- CreateEnum
CREATE TYPE "ReportPlace" AS ENUM ('room', 'review', 'match', 'ask');

-- CreateEnum
CREATE TYPE "ReportReason" AS ENUM ('insult', 'pressure', 'cheating', 'spam', 'other');

-- CreateEnum
CREATE TYPE "ReportOutcome" AS ENUM ('closed', 'warned', 'suspended', 'lifted');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "privateName" TEXT,
ADD COLUMN     "suspendedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reporterId" UUID,
    "reportedId" UUID,
    "reporterName" TEXT NOT NULL,
    "reportedName" TEXT NOT NULL,
    "place" "ReportPlace" NOT NULL,
    "placeId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "reason" "ReportReason" NOT NULL,
    "text" TEXT NOT NULL,
    "record" BYTEA,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportDecision" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "adminId" UUID,
    "adminName" TEXT NOT NULL,
    "outcome" "ReportOutcome" NOT NULL,
    "note" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ReportDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FreeTime" (
    "userId" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FreeTime_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "PresenceViewer" (
    "userId" UUID NOT NULL,
    "viewerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PresenceViewer_pkey" PRIMARY KEY ("userId","viewerId")
);

-- CreateIndex
CREATE INDEX "Report_reporterId_at_idx" ON "Report"("reporterId", "at");

-- CreateIndex
CREATE INDEX "Report_reportedId_idx" ON "Report"("reportedId");

-- CreateIndex
CREATE INDEX "Report_at_idx" ON "Report"("at");

-- CreateIndex
CREATE INDEX "ReportDecision_reportId_at_idx" ON "ReportDecision"("reportId", "at");

-- CreateIndex
CREATE INDEX "PresenceViewer_viewerId_idx" ON "PresenceViewer"("viewerId");

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_reportedId_fkey" FOREIGN KEY ("reportedId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportDecision" ADD CONSTRAINT "ReportDecision_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportDecision" ADD CONSTRAINT "ReportDecision_adminId_fkey" FOREIGN KEY ("adminId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FreeTime" ADD CONSTRAINT "FreeTime_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresenceViewer" ADD CONSTRAINT "PresenceViewer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresenceViewer" ADD CONSTRAINT "PresenceViewer_viewerId_fkey" FOREIGN KEY ("viewerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
