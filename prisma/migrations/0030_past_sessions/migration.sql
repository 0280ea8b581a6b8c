-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "goneAt" TIMESTAMPTZ(3),
ADD COLUMN     "pinnedAt" TIMESTAMPTZ(3),
ADD COLUMN     "seenAt" TIMESTAMPTZ(3),
ADD COLUMN     "trashedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "GradeRelease" ADD COLUMN     "verdict" TEXT;

-- CreateTable
CREATE TABLE "SessionText" (
    "id" UUID NOT NULL,
    "roomId" UUID NOT NULL,
    "viewerId" UUID,
    "fromGuide" BOOLEAN NOT NULL DEFAULT false,
    "head" INTEGER NOT NULL,
    "pieces" JSONB NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "SessionText_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Member_trashedAt_idx" ON "Member"("trashedAt");

-- CreateIndex
CREATE INDEX "SessionText_roomId_idx" ON "SessionText"("roomId");

-- CreateIndex
CREATE INDEX "SessionText_viewerId_idx" ON "SessionText"("viewerId");

-- AddForeignKey
ALTER TABLE "SessionText" ADD CONSTRAINT "SessionText_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionText" ADD CONSTRAINT "SessionText_viewerId_fkey" FOREIGN KEY ("viewerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody knows which reviews were read before this was kept: all of them count as read.
UPDATE "Member" SET "seenAt" = now() WHERE "roomId" IN (SELECT "id" FROM "Room" WHERE "phase" = 'ended');
