import { setImmediate as breathe } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { encodeState, STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import { drawAnew } from '@/lib/rooms/server/images/images'
import { AppError, appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { IMPORTED_BYTES_A_PERSON, IMPORTS_A_PERSON } from '../../domain/archive/archive-limits'
import { toArchiveLine } from '../../domain/archive/archive-line'
import { ArchivedLog } from '../../domain/archive/archived-log'
import {
  ARCHIVE_VERSION,
  type ArchivedSession,
  archivedSessionSchema,
  archiveHeadSchema,
} from '../../domain/archive/archived-session'
import { REPLAY_PAGE_BYTES } from '../read-replay-page'
import { unzipArchive } from './unzip-archive'

const compress = promisify(gzip)

/** Milliseconds after which it yields to other work of the process. */
const TURN = 8

type Part = { until: number; lines: Buffer }

/**
 * Imports an archive for one person to look at: completely or not at all. Nothing in it is trusted.
 * @returns the id of the imported session: that of the first import if they already have this archive
 * @throws AppError `archive/…` if something is wrong with it, or if the person has too many
 */
export async function importSession(userId: string, bytes: Uint8Array, now: Date): Promise<string> {
  await needPlaceFor(db, userId, 0)
  const { facts, log, images } = await unzipArchive(bytes)
  const session = readFacts(facts)
  const { archived, parts } = await readLog(session, log)
  const pictures = await drawPictures(images)
  return keep(userId, session, archived, parts, pictures, now)
}

function readFacts(bytes: Uint8Array): ArchivedSession {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw damaged('session.json')
  }
  const head = archiveHeadSchema.safeParse(json)
  if (!head.success) throw appError('archive/unreadable')
  if (head.data.version > ARCHIVE_VERSION) throw appError('archive/newer')
  const facts = archivedSessionSchema.safeParse(json)
  if (!facts.success) throw damaged('session.json')
  return facts.data
}

/** Replays the log to its end, and packs it in the parts that are sent to players. */
async function readLog(
  { people, by, events }: ArchivedSession,
  log: Uint8Array,
): Promise<{ archived: ArchivedLog; parts: Part[] }> {
  const ids = new Set(people.map(({ id }) => id))
  if (!ids.has(by)) throw damaged('session.json')
  const archived = new ArchivedLog(ids)
  const parts: Part[] = []
  let [lines, weight, began]: [string[], number, number] = [[], 0, performance.now()]
  const pack = async () => {
    if (lines.length === 0) return
    parts.push({ until: archived.state.seq, lines: await compress(lines.join('\n')) })
    lines = []
    weight = 0
  }
  for (const line of linesOf(log)) {
    // Stored as parsed: anything else in the line is dropped.
    const kept = toArchiveLine(archived.take(line))
    lines.push(kept)
    weight += Buffer.byteLength(kept)
    if (weight >= REPLAY_PAGE_BYTES) await pack()
    if (performance.now() - began < TURN) continue
    await breathe()
    began = performance.now()
  }
  await pack()
  if (archived.events !== events) throw damaged('log.jsonl')
  archived.end()
  return { archived, parts }
}

const NEWLINE = 10

/** The lines of a file, one at a time: all together they would be in memory twice. */
function* linesOf(bytes: Uint8Array): Generator<string, void, undefined> {
  const decoder = new TextDecoder()
  for (let from = 0; from < bytes.byteLength; ) {
    const found = bytes.indexOf(NEWLINE, from)
    const end = found < 0 ? bytes.byteLength : found
    yield decoder.decode(bytes.subarray(from, end))
    from = end + 1
  }
}

type Picture = { hash: string; mime: string; bytes: Uint8Array<ArrayBuffer> }

async function drawPictures(images: ReadonlyMap<string, Uint8Array>): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const [hash, bytes] of images) {
    const { mime, data } = await drawAnew(bytes).catch((error: unknown) => {
      throw error instanceof AppError ? damaged(`images/${hash}`) : error
    })
    pictures.push({ hash, mime, bytes: new Uint8Array(data) })
  }
  return pictures
}

async function keep(
  ownerId: string,
  facts: ArchivedSession,
  { state }: ArchivedLog,
  parts: readonly Part[],
  pictures: readonly Picture[],
  now: Date,
): Promise<string> {
  const id = newId()
  const encoded = encodeState(state)
  const bytes = [...parts.map(({ lines }) => lines), encoded, ...pictures.map((picture) => picture.bytes)]
    .map(({ byteLength }) => byteLength)
    .reduce((sum, length) => sum + length, 0)
  const { clock } = state.round
  return lockedTransaction([`imports of ${ownerId}`], async (tx) => {
    const same = await tx.importedSession.findFirst({
      where: { ownerId, startedAt: new Date(facts.round.startedAt), facts: { equals: facts } },
      select: { id: true },
    })
    if (same) return same.id
    await needPlaceFor(tx, ownerId, bytes)
    await tx.importedSession.create({
      data: {
        ...{ id, ownerId, importedAt: now, bytes, facts, source: facts.source },
        title: facts.round.title,
        startedAt: new Date(facts.round.startedAt),
        played: clock.status === 'ended' ? Math.round(clock.elapsed) : 0,
        ...{ format: STATE_FORMAT, state: new Uint8Array(encoded) },
      },
    })
    for (const { until, lines } of parts)
      await tx.importedPart.create({ data: { sessionId: id, until, lines: new Uint8Array(lines) } })
    for (const picture of pictures) await tx.importedImage.create({ data: { sessionId: id, ...picture } })
    return id
  })
}

/** @throws AppError `archive/full` */
async function needPlaceFor(
  client: Pick<Prisma.TransactionClient, 'importedSession'>,
  ownerId: string,
  bytes: number,
): Promise<void> {
  const kept = await client.importedSession.aggregate({
    where: { ownerId },
    _count: true,
    _sum: { bytes: true },
  })
  const isFull = (kept._sum.bytes ?? 0) + bytes > IMPORTED_BYTES_A_PERSON
  if (isFull || kept._count >= IMPORTS_A_PERSON) throw appError('archive/full')
}

function damaged(where: string): AppError {
  return appError('archive/damaged', { where })
}
