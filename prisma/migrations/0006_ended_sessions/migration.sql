-- CreateTable
CREATE TABLE "EndedSession" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EndedSession_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EndedSession_at_idx" ON "EndedSession"("at");

-- CreateIndex
CREATE INDEX "Room_previousRoomId_idx" ON "Room"("previousRoomId");
