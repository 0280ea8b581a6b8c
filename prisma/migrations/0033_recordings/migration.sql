-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "recorded" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "RecordingPiece" (
    "roomId" UUID NOT NULL,
    "firstSeq" INTEGER NOT NULL,
    "lastSeq" INTEGER NOT NULL,
    "events" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "listed" JSONB NOT NULL,
    "format" SMALLINT NOT NULL,
    "checksum" BYTEA NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "RecordingPiece_pkey" PRIMARY KEY ("roomId","lastSeq")
);

-- AddForeignKey
ALTER TABLE "RecordingPiece" ADD CONSTRAINT "RecordingPiece_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The bytes are packed already: Postgres need not try once more.
ALTER TABLE "RecordingPiece" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
