-- CreateTable
CREATE TABLE "CaseReading" (
    "versionId" UUID NOT NULL,
    "format" INTEGER NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "CaseReading_pkey" PRIMARY KEY ("versionId")
);

-- AddForeignKey
ALTER TABLE "CaseReading" ADD CONSTRAINT "CaseReading_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "CaseVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
