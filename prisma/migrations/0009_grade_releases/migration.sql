-- CreateTable
CREATE TABLE "GradeRelease" (
    "roomId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "GradeRelease_pkey" PRIMARY KEY ("roomId")
);

-- AddForeignKey
ALTER TABLE "GradeRelease" ADD CONSTRAINT "GradeRelease_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
