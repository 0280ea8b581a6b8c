-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('confirm', 'reset', 'sign_in');

-- CreateTable
CREATE TABLE "MailedLink" (
    "hash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "email" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailedLink_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "MailOptOut" (
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailOptOut_pkey" PRIMARY KEY ("userId","kind")
);

-- CreateIndex
CREATE INDEX "MailedLink_userId_purpose_idx" ON "MailedLink"("userId", "purpose");

-- CreateIndex
CREATE INDEX "MailedLink_expiresAt_idx" ON "MailedLink"("expiresAt");

-- AddForeignKey
ALTER TABLE "MailedLink" ADD CONSTRAINT "MailedLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailOptOut" ADD CONSTRAINT "MailOptOut_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Another service vouched for the address of everybody who came through it and has no password.
UPDATE "User" u SET "emailVerified" = now()
WHERE u.email IS NOT NULL AND u."emailVerified" IS NULL AND u."passwordHash" IS NULL
  AND EXISTS (SELECT FROM "Account" a WHERE a."userId" = u.id);
