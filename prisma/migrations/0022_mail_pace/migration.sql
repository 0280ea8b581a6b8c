-- CreateTable
CREATE TABLE "MailPace" (
    "userId" UUID NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailPace_pkey" PRIMARY KEY ("userId")
);

-- AddForeignKey
ALTER TABLE "MailPace" ADD CONSTRAINT "MailPace_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
