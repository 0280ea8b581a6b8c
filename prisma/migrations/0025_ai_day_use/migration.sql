-- CreateEnum
CREATE TYPE "AiPurpose" AS ENUM ('grading', 'interview');

-- AlterTable
ALTER TABLE "AiDimension" ADD COLUMN     "asked" JSONB,
ADD COLUMN     "askedById" UUID;

-- CreateTable
CREATE TABLE "AiDayUse" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "userId" UUID,
    "purpose" "AiPurpose" NOT NULL,
    "questions" INTEGER NOT NULL DEFAULT 0,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "estimated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "AiDayUse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AiDayUse_userId_idx" ON "AiDayUse"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "AiDayUse_day_userId_purpose_key" ON "AiDayUse"("day", "userId", "purpose");

-- AddForeignKey
ALTER TABLE "AiDayUse" ADD CONSTRAINT "AiDayUse_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AiDimension" ADD CONSTRAINT "AiDimension_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was used before people and days were kept: by the day of the last try, of whoever contested or else started.
INSERT INTO "AiDayUse" ("id", "day", "userId", "purpose", "questions", "inputTokens", "outputTokens", "estimated")
SELECT gen_random_uuid(), (d."triedAt" AT TIME ZONE 'UTC')::date, coalesce(d."appealById", g."startedById"), 'grading',
  sum(greatest(d."tries", 1)), sum(d."inputTokens"), sum(d."outputTokens"), bool_or(d."estimated")
FROM "AiDimension" d JOIN "AiGrading" g ON g."id" = d."gradingId"
WHERE d."triedAt" IS NOT NULL
GROUP BY 2, 3;

INSERT INTO "AiDayUse" ("id", "day", "userId", "purpose", "questions", "inputTokens", "outputTokens")
SELECT gen_random_uuid(), u."day", r."createdById", 'interview', sum(u."calls"), sum(u."inputTokens"), sum(u."outputTokens")
FROM "AiUse" u JOIN "Room" r ON r."id" = u."roomId"
GROUP BY 2, 3;
