-- AlterTable
ALTER TABLE "Image" ADD COLUMN     "blobKey" TEXT,
ADD COLUMN     "blobSize" INTEGER,
ALTER COLUMN "bytes" DROP NOT NULL;

-- AlterTable
ALTER TABLE "RecordingPiece" ADD COLUMN     "blobKey" TEXT,
ADD COLUMN     "blobSize" INTEGER,
ALTER COLUMN "bytes" DROP NOT NULL;

-- CreateTable
CREATE TABLE "GoneBlob" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GoneBlob_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "GoneBlob_at_idx" ON "GoneBlob"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Image_blobKey_key" ON "Image"("blobKey");

-- CreateIndex
CREATE UNIQUE INDEX "RecordingPiece_blobKey_key" ON "RecordingPiece"("blobKey");

-- Bytes lie in one place.
ALTER TABLE "Image" ADD CONSTRAINT "Image_place" CHECK (("bytes" IS NULL) <> ("blobKey" IS NULL) AND ("blobKey" IS NULL) = ("blobSize" IS NULL));
ALTER TABLE "RecordingPiece" ADD CONSTRAINT "RecordingPiece_place" CHECK (("bytes" IS NULL) <> ("blobKey" IS NULL) AND ("blobKey" IS NULL) = ("blobSize" IS NULL));

-- Most rows go with their room, which no code sees: the database notes the objects that are left without one.
CREATE FUNCTION note_gone_blob() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "GoneBlob" ("key", "at") VALUES (OLD."blobKey", now()) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER "Image_gone" AFTER DELETE ON "Image" FOR EACH ROW
  WHEN (OLD."blobKey" IS NOT NULL) EXECUTE FUNCTION note_gone_blob();
CREATE TRIGGER "Image_moved" AFTER UPDATE ON "Image" FOR EACH ROW
  WHEN (OLD."blobKey" IS NOT NULL AND OLD."blobKey" IS DISTINCT FROM NEW."blobKey") EXECUTE FUNCTION note_gone_blob();
CREATE TRIGGER "RecordingPiece_gone" AFTER DELETE ON "RecordingPiece" FOR EACH ROW
  WHEN (OLD."blobKey" IS NOT NULL) EXECUTE FUNCTION note_gone_blob();
CREATE TRIGGER "RecordingPiece_moved" AFTER UPDATE ON "RecordingPiece" FOR EACH ROW
  WHEN (OLD."blobKey" IS NOT NULL AND OLD."blobKey" IS DISTINCT FROM NEW."blobKey") EXECUTE FUNCTION note_gone_blob();
