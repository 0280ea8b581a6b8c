-- CreateTable
CREATE TABLE "WatchedCase" (
    "userId" UUID NOT NULL,
    "caseId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WatchedCase_pkey" PRIMARY KEY ("userId","caseId")
);

-- AddForeignKey
ALTER TABLE "WatchedCase" ADD CONSTRAINT "WatchedCase_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
