-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "goesAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Room_goesAt_idx" ON "Room"("goesAt");
