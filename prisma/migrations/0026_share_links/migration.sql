-- CreateEnum
CREATE TYPE "ShareScope" AS ENUM ('board', 'worksheet', 'replay', 'grades');

-- CreateEnum
CREATE TYPE "ShareAnswer" AS ENUM ('asked', 'agreed', 'declined');

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" UUID NOT NULL,
    "roomId" UUID NOT NULL,
    "makerId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "scope" "ShareScope" NOT NULL,
    "embeds" BOOLEAN NOT NULL DEFAULT false,
    "asked" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "views" INTEGER NOT NULL DEFAULT 0,
    "picture" BYTEA,

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareConsent" (
    "linkId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "answer" "ShareAnswer" NOT NULL DEFAULT 'asked',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShareConsent_pkey" PRIMARY KEY ("linkId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_roomId_idx" ON "ShareLink"("roomId");

-- CreateIndex
CREATE INDEX "ShareLink_makerId_createdAt_idx" ON "ShareLink"("makerId", "createdAt");

-- CreateIndex
CREATE INDEX "ShareConsent_userId_idx" ON "ShareConsent"("userId");

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_makerId_fkey" FOREIGN KEY ("makerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareConsent" ADD CONSTRAINT "ShareConsent_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "ShareLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareConsent" ADD CONSTRAINT "ShareConsent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
