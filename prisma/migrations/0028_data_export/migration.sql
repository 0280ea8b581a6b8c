-- CreateTable
CREATE TABLE "DataExport" (
    "userId" UUID NOT NULL,
    "run" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "troubleAt" TIMESTAMPTZ(3),
    "readyAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "DataExport_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "DataExportPart" (
    "userId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "DataExportPart_pkey" PRIMARY KEY ("userId","number")
);

-- CreateIndex
CREATE INDEX "DataExport_expiresAt_idx" ON "DataExport"("expiresAt");

-- AddForeignKey
ALTER TABLE "DataExport" ADD CONSTRAINT "DataExport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataExportPart" ADD CONSTRAINT "DataExportPart_userId_fkey" FOREIGN KEY ("userId") REFERENCES "DataExport"("userId") ON DELETE CASCADE ON UPDATE CASCADE;
