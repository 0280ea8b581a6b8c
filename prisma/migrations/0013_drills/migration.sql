-- CreateEnum
CREATE TYPE "MemoryStage" AS ENUM ('learning', 'review', 'relearning');

-- CreateTable
CREATE TABLE "CardReview" (
    "userId" UUID NOT NULL,
    "cardId" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "rating" SMALLINT NOT NULL,

    CONSTRAINT "CardReview_pkey" PRIMARY KEY ("userId","cardId","madeAt")
);

-- CreateTable
CREATE TABLE "CardMemory" (
    "userId" UUID NOT NULL,
    "cardId" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "days" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "stage" "MemoryStage" NOT NULL,
    "first" TIMESTAMPTZ(3) NOT NULL,
    "last" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CardMemory_pkey" PRIMARY KEY ("userId","cardId")
);

-- CreateIndex
CREATE INDEX "CardMemory_userId_due_idx" ON "CardMemory"("userId", "due");

-- AddForeignKey
ALTER TABLE "CardReview" ADD CONSTRAINT "CardReview_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardMemory" ADD CONSTRAINT "CardMemory_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
