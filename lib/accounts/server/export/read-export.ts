import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'

/**
 * A user's archive as a stream of its chunks, with one in memory at a time.
 * @param about `OF_ACCOUNT`, or the id of a room
 * @throws AppError `not-found` if there is none, or it has expired
 */
export async function readExport(
  userId: string,
  about: string,
  now: Date,
): Promise<{ bytes: number; readyAt: Date; stream: ReadableStream<Uint8Array> }> {
  const row = await db.dataExport.findUnique({ where: { userId_about: { userId, about } } })
  if (!row?.readyAt || !row.expiresAt || row.expiresAt <= now) throw notFound('page')
  const { run, bytes, readyAt } = row
  let number = 0
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await db.dataExportPart.findFirst({
        where: { userId, about, number: number++, export: { run } },
      })
      if (part) controller.enqueue(part.bytes)
      else controller.close()
    },
  })
  return { bytes, readyAt, stream }
}
