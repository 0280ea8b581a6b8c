-- CreateTable
CREATE TABLE "PageRead" (
    "userId" UUID NOT NULL,
    "pageId" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PageRead_pkey" PRIMARY KEY ("userId","pageId")
);

-- AddForeignKey
ALTER TABLE "PageRead" ADD CONSTRAINT "PageRead_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
