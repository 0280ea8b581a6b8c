-- CreateTable
CREATE TABLE "AiUse" (
    "roomId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AiUse_pkey" PRIMARY KEY ("roomId","day")
);

-- CreateTable
CREATE TABLE "InterviewLease" (
    "roomId" UUID NOT NULL,
    "holder" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InterviewLease_pkey" PRIMARY KEY ("roomId")
);

-- CreateIndex
CREATE INDEX "AiUse_day_idx" ON "AiUse"("day");

-- AddForeignKey
ALTER TABLE "AiUse" ADD CONSTRAINT "AiUse_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewLease" ADD CONSTRAINT "InterviewLease_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
