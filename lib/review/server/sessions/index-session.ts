import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { pool } from '@/lib/db/pool'
import { type JobKind, newJob } from '@/lib/jobs/domain/job'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { storeFromLog } from '@/lib/rooms/server/log/store-from-log'
import { idSchema } from '@/lib/shared/id-schema'
import { newId } from '@/lib/shared/ids'
import { logError } from '@/lib/shared/log-error'
import type { SearchPiece } from '../../domain/sessions/search-piece'
import { searchPieces } from '../../domain/sessions/search-pieces'
import { searchableWords } from '../../domain/sessions/search-words'
import { asWords } from './search-query'

/** How long after a round ends to wait for late events, in milliseconds. */
const SETTLED_MS = 20_000
/** Maximum number of rounds that one query finds. */
const AT_ONCE = 50

/** Writes the search index of an ended round. */
export const INDEX_SESSION: JobKind<{ roomId: string }> = {
  name: 'review/index-session',
  payload: z.object({ roomId: idSchema }),
  attempts: 10,
}

/** The end of a round adds the job. */
export const indexesSession: Reaction = (roomId, event) =>
  event.kind === 'round/ended'
    ? newJob(
        INDEX_SESSION,
        { roomId },
        { key: `${INDEX_SESSION.name} ${roomId}`, at: new Date(event.at + SETTLED_MS) },
      )
    : null

/**
 * Rewrites the search index of an ended round from its current log: anything erased from the log is removed here too.
 * Does nothing for rooms that are gone or not over.
 */
export async function indexSession(roomId: string): Promise<void> {
  const room = await db.room.findUnique({ where: { id: roomId, phase: 'ended' }, select: { id: true } })
  if (!room) return
  await storeFromLog(roomId, searchOf(roomId), async (tx, state) => {
    const newer = { roomId, viewerId: null, fromGuide: false, head: { gt: state.seq } }
    // A run that read the log later has finished first.
    if (await tx.sessionText.findFirst({ where: newer, select: { id: true } })) return
    const { shared, fromGuide, own } = searchPieces(state)
    await tx.sessionText.deleteMany({ where: { roomId } })
    const write = (pieces: readonly SearchPiece[], reader: Reader) =>
      insert(tx, { roomId, head: state.seq, ...reader }, pieces)
    // Written even if it is empty: it records up to where the log was read.
    await write(shared, { viewerId: null, fromGuide: false })
    if (fromGuide.length > 0) await write(fromGuide, { viewerId: null, fromGuide: true })
    for (const [viewerId, pieces] of own)
      if (pieces.length > 0) await write(pieces, { viewerId, fromGuide: false })
  })
}

/**
 * The same for a round from which somebody was erased: the old entries are deleted at once. If rewriting fails, that
 * is logged and `indexMissing` tries again: an erasure does not wait for the search.
 */
export async function indexErased(roomId: string): Promise<void> {
  await lockedTransaction([searchOf(roomId)], (tx) => tx.sessionText.deleteMany({ where: { roomId } }))
  await indexSession(roomId).catch((error: unknown) => logError(searchOf(roomId), error))
}

const searchOf = (roomId: string) => `search of room ${roomId}`

type Reader = { viewerId: string | null; fromGuide: boolean }
type Row = Reader & { roomId: string; head: number }

async function insert(
  tx: Prisma.TransactionClient,
  { roomId, head, viewerId, fromGuide }: Row,
  pieces: readonly SearchPiece[],
): Promise<void> {
  await tx.$executeRawUnsafe(
    `insert into "SessionText" (id, "roomId", "viewerId", "fromGuide", head, pieces, words)
     values ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::jsonb, ${asWords('$7::text')})`,
    ...[newId(), roomId, viewerId, fromGuide, head],
    JSON.stringify(pieces),
    pieces.map(({ text }) => searchableWords(text)).join('\n'),
  )
}

/**
 * Updates the search index: rounds from before there was a search, and those with messages after their end. Newest
 * first; after an interruption it continues where it stopped.
 */
export async function indexMissing(): Promise<void> {
  for (let last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'; ; ) {
    const { rows } = await pool().query<{ id: string }>(
      `select r.id from "Room" r
       where r.phase = 'ended' and r.id < $1::uuid and not exists (
         select from "SessionText" t
         where t."roomId" = r.id and t."viewerId" is null and not t."fromGuide" and t.head >= r.head)
       order by r.id desc limit $2`,
      [last, AT_ONCE],
    )
    for (const { id } of rows) {
      // One unreadable round does not keep the others from being indexed.
      await indexSession(id).catch((error: unknown) => logError(searchOf(id), error))
    }
    const end = rows.at(-1)
    if (!end || rows.length < AT_ONCE) return
    last = end.id
  }
}
