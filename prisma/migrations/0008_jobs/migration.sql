-- CreateTable
CREATE TABLE "JobPool" (
    "id" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JobPool_pkey" PRIMARY KEY ("id")
);
