-- Events that are there, and those of processes of the release before, are of version 1.
ALTER TABLE "RoomEvent" ADD COLUMN "version" SMALLINT NOT NULL DEFAULT 1;
