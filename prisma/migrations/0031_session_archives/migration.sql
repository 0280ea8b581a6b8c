-- An export is of an account, or of one past session: its rows are told apart by what they are about.
ALTER TABLE "DataExport" ADD COLUMN "about" TEXT NOT NULL DEFAULT 'account';
ALTER TABLE "DataExportPart" ADD COLUMN "about" TEXT NOT NULL DEFAULT 'account';

ALTER TABLE "DataExportPart" DROP CONSTRAINT "DataExportPart_userId_fkey";
ALTER TABLE "DataExportPart" DROP CONSTRAINT "DataExportPart_pkey";
ALTER TABLE "DataExport" DROP CONSTRAINT "DataExport_pkey";
ALTER TABLE "DataExport" ADD CONSTRAINT "DataExport_pkey" PRIMARY KEY ("userId", "about");
ALTER TABLE "DataExportPart" ADD CONSTRAINT "DataExportPart_pkey" PRIMARY KEY ("userId", "about", "number");

-- AddForeignKey
ALTER TABLE "DataExportPart" ADD CONSTRAINT "DataExportPart_userId_about_fkey" FOREIGN KEY ("userId", "about") REFERENCES "DataExport"("userId", "about") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "DataExport_about_idx" ON "DataExport"("about");

-- CreateTable
CREATE TABLE "ImportedSession" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "played" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "source" TEXT,
    "facts" JSONB NOT NULL,
    "format" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,

    CONSTRAINT "ImportedSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportedPart" (
    "sessionId" UUID NOT NULL,
    "until" INTEGER NOT NULL,
    "lines" BYTEA NOT NULL,

    CONSTRAINT "ImportedPart_pkey" PRIMARY KEY ("sessionId","until")
);

-- CreateTable
CREATE TABLE "ImportedImage" (
    "sessionId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ImportedImage_pkey" PRIMARY KEY ("sessionId","hash")
);

-- CreateIndex
CREATE INDEX "ImportedSession_ownerId_idx" ON "ImportedSession"("ownerId");

-- CreateIndex
CREATE INDEX "ImportedSession_source_idx" ON "ImportedSession"("source");

-- AddForeignKey
ALTER TABLE "ImportedSession" ADD CONSTRAINT "ImportedSession_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedPart" ADD CONSTRAINT "ImportedPart_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ImportedSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedImage" ADD CONSTRAINT "ImportedImage_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ImportedSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;
