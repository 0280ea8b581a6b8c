-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "logBytes" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "LogDay" (
    "userId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "LogDay_pkey" PRIMARY KEY ("userId","day")
);

-- AddForeignKey
ALTER TABLE "LogDay" ADD CONSTRAINT "LogDay_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the logs of rooms weigh already: their payloads, and 100 bytes for each row. Sizes are read without the payloads.
UPDATE "Room" r SET "logBytes" = l.bytes FROM (
    SELECT "roomId", LEAST(SUM(octet_length("data") + 100), 1000000000)::int AS bytes FROM "RoomEvent" GROUP BY "roomId"
) l WHERE l."roomId" = r."id";
