-- AlterTable
ALTER TABLE "ShareLink" ADD COLUMN     "comments" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "RoundComment" (
    "roomId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "firstSeq" INTEGER,
    "authorId" UUID,
    "byLink" BOOLEAN NOT NULL DEFAULT false,
    "key" UUID NOT NULL,
    "about" JSONB,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoundComment_pkey" PRIMARY KEY ("roomId","seq")
);

-- CreateTable
CREATE TABLE "CommentReading" (
    "roomId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "CommentReading_pkey" PRIMARY KEY ("roomId","userId")
);

-- CreateIndex
CREATE INDEX "RoundComment_authorId_idx" ON "RoundComment"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "RoundComment_roomId_key_key" ON "RoundComment"("roomId", "key");

-- CreateIndex
CREATE INDEX "CommentReading_userId_idx" ON "CommentReading"("userId");

-- AddForeignKey
ALTER TABLE "RoundComment" ADD CONSTRAINT "RoundComment_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundComment" ADD CONSTRAINT "RoundComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentReading" ADD CONSTRAINT "CommentReading_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentReading" ADD CONSTRAINT "CommentReading_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterEnum
ALTER TYPE "ReportPlace" ADD VALUE 'comment';
