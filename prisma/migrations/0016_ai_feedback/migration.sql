-- CreateEnum
CREATE TYPE "AiGradingStatus" AS ENUM ('running', 'done', 'cancelled', 'thin');

-- CreateEnum
CREATE TYPE "AiDimensionStatus" AS ENUM ('waiting', 'done', 'failed');

-- CreateTable
CREATE TABLE "AiGrading" (
    "id" UUID NOT NULL,
    "roomId" UUID NOT NULL,
    "startedById" UUID,
    "rubricVersion" INTEGER NOT NULL,
    "promptVersion" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "status" "AiGradingStatus" NOT NULL DEFAULT 'running',
    "record" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AiGrading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AiDimension" (
    "id" UUID NOT NULL,
    "gradingId" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "status" "AiDimensionStatus" NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "retryAt" TIMESTAMPTZ(3),
    "problem" TEXT,
    "answers" JSONB,
    "score" INTEGER,
    "raw" TEXT,
    "parameters" JSONB,
    "leftOut" INTEGER NOT NULL DEFAULT 0,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "estimated" BOOLEAN NOT NULL DEFAULT false,
    "triedAt" TIMESTAMPTZ(3),
    "appealById" UUID,
    "appeal" JSONB,

    CONSTRAINT "AiDimension_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AiGrading_roomId_idx" ON "AiGrading"("roomId");

-- CreateIndex
CREATE INDEX "AiGrading_startedById_createdAt_idx" ON "AiGrading"("startedById", "createdAt");

-- CreateIndex
CREATE INDEX "AiDimension_triedAt_idx" ON "AiDimension"("triedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AiDimension_gradingId_dimension_round_key" ON "AiDimension"("gradingId", "dimension", "round");

-- AddForeignKey
ALTER TABLE "AiGrading" ADD CONSTRAINT "AiGrading_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AiGrading" ADD CONSTRAINT "AiGrading_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AiDimension" ADD CONSTRAINT "AiDimension_gradingId_fkey" FOREIGN KEY ("gradingId") REFERENCES "AiGrading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AiDimension" ADD CONSTRAINT "AiDimension_appealById_fkey" FOREIGN KEY ("appealById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
