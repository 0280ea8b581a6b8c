-- CreateEnum
CREATE TYPE "CaseVisibility" AS ENUM ('draft', 'private', 'shared');

-- CreateTable
CREATE TABLE "CaseDraft" (
    "id" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "visibility" "CaseVisibility" NOT NULL DEFAULT 'draft',
    "shareTokenHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseReader" (
    "draftId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseReader_pkey" PRIMARY KEY ("draftId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "CaseDraft_shareTokenHash_key" ON "CaseDraft"("shareTokenHash");

-- CreateIndex
CREATE INDEX "CaseDraft_authorId_idx" ON "CaseDraft"("authorId");

-- CreateIndex
CREATE INDEX "CaseReader_userId_idx" ON "CaseReader"("userId");

-- AddForeignKey
ALTER TABLE "CaseDraft" ADD CONSTRAINT "CaseDraft_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseReader" ADD CONSTRAINT "CaseReader_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "CaseDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseReader" ADD CONSTRAINT "CaseReader_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
