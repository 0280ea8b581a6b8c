import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { db } from '@/lib/db/client'
import { decodeState, encodeState, STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import { fromReplayItem, type ReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { isFromGuide, withoutGuide } from '@/lib/rooms/domain/round/views/view-for'
import { findShippedVersion } from '@/lib/rooms/server/find-shipped-version'
import { guideAccessOf } from '@/lib/rooms/server/guide/get-case-guide'
import { recordGuideRefusal } from '@/lib/rooms/server/guide/record-guide-refusal'
import type { StoredImage } from '@/lib/rooms/server/images/images'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { AtOnce } from '@/lib/shared/turns/at-once'
import { LINE_CHARACTERS } from '../../domain/archive/archive-limits'
import { fromArchiveLine } from '../../domain/archive/archive-line'
import { type ArchivedSession, archivedSessionSchema } from '../../domain/archive/archived-session'
import type { ImportedRow, ImportedSessionView } from '../../domain/archive/imported-session'
import { type ChatPage, chatPage } from '../../domain/chat-page'
import { hasGiven } from '../../domain/has-given'
import type { ReplayPage } from '../../domain/replay/replay-page'
import { chatLines, sessionRecord } from '../../domain/session-record'
import { REPLAY_PAGE_BYTES } from '../read-replay-page'

const unpack = promisify(gunzip)
/** Maximum size of a part: it ends with the line that fills it, and a character has at most three bytes. */
const PART_BYTES = REPLAY_PAGE_BYTES + 4 * LINE_CHARACTERS

/** The imported sessions of a person, newest import first. */
export function listImported(userId: string): Promise<ImportedRow[]> {
  return db.importedSession
    .findMany({
      where: { ownerId: userId },
      orderBy: { importedAt: 'desc' },
      select: { id: true, title: true, importedAt: true, startedAt: true, played: true },
    })
    .then((rows) =>
      rows.map(({ importedAt, startedAt, ...row }) => ({
        ...row,
        importedAt: importedAt.getTime(),
        startedAt: startedAt.getTime(),
      })),
    )
}

/** An imported session for its owner. @throws AppError `not-found` for everybody else */
export async function getImported(userId: string, id: string, now: Date): Promise<ImportedSessionView> {
  const { row, facts, isClosed } = await findImported(userId, id, now)
  if (isClosed) await recordGuideRefusal(userId, { caseId: facts.case.id }, now)
  const whole = await stateOf(id, row)
  const state = isClosed ? { ...whole, round: withoutGuide(whole.round) } : whole
  const nameOf = namesOf(facts)
  return {
    id,
    importedAt: row.importedAt.getTime(),
    facts: {
      madeAt: facts.madeAt,
      round: facts.round,
      case: facts.case,
      people: facts.people.filter(({ role }) => role !== null),
      grades: facts.grades,
    },
    madeBy: nameOf(facts.by),
    hasCase: facts.case.isShipped && (await findShippedVersion(db, facts.case.id)) !== null,
    closed: isClosed && hasGiven(whole.round) ? 'answering-now' : facts.isCut ? 'by-archive' : null,
    record: sessionRecord(state, facts.by, nameOf),
  }
}

/** A part of its log, starting after an event, for its owner. @throws AppError `not-found` */
export async function getImportedPage(
  userId: string,
  id: string,
  after: number,
  now: Date,
): Promise<ReplayPage> {
  const { isClosed } = await findImported(userId, id, now)
  const [part, next] = await db.importedPart.findMany({
    where: { sessionId: id, until: { gt: after } },
    orderBy: { until: 'asc' },
    take: 2,
  })
  if (!part) return { items: [], next: null }
  const items = await itemsOf(part.lines)
  return {
    items: items.filter(({ event }) => event.seq > after && !(isClosed && isFromGuide(event.kind))),
    next: next ? part.until : null,
  }
}

/** Its chat after a message, for its owner. @throws AppError `not-found` */
export async function getImportedChat(
  userId: string,
  id: string,
  after: number,
  now: Date,
): Promise<ChatPage> {
  const { row, facts, isClosed } = await findImported(userId, id, now)
  const { round } = await stateOf(id, row)
  return chatPage(chatLines(isClosed ? withoutGuide(round) : round, '', namesOf(facts)), after)
}

/** A picture on its board, for its owner. @throws AppError `not-found` */
export async function getImportedImage(userId: string, id: string, hash: string): Promise<StoredImage> {
  if (!isId(id)) throw notFound('image')
  const image = await db.importedImage.findFirst({
    where: { sessionId: id, hash, session: { ownerId: userId } },
    select: { mime: true, bytes: true },
  })
  if (!image) throw notFound('image')
  return image
}

async function findImported(userId: string, id: string, now: Date) {
  const row = isId(id)
    ? await db.importedSession.findUnique({
        where: { id, ownerId: userId },
        select: { importedAt: true, facts: true, format: true, state: true },
      })
    : null
  if (!row) throw notFound('session')
  const facts = archivedSessionSchema.parse(row.facts)
  const access = await guideAccessOf(userId, { caseId: facts.case.id, own: false }, now)
  return { row, facts, isClosed: access === 'answering-now' }
}

function namesOf({ people }: ArchivedSession): (id: string) => string {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? 'Someone who left'
}

async function itemsOf(lines: Uint8Array): Promise<ReplayItem[]> {
  const text = (await unpack(lines, { maxOutputLength: PART_BYTES })).toString('utf8')
  return text.split('\n').map(fromArchiveLine)
}

/** Replays of imported sessions: one at a time, so that none is replayed twice. */
const replays = new AtOnce(1)

/**
 * The final state of a session. If an earlier release stored it in another format, it is replayed once and stored in
 * the current one.
 */
async function stateOf(id: string, row: { format: number; state: Uint8Array }): Promise<RoomState> {
  if (row.format === STATE_FORMAT) return decodeState(row.state)
  return replays.run(async () => {
    const kept = await db.importedSession.findUnique({ where: { id }, select: { format: true, state: true } })
    if (!kept) throw notFound('session')
    if (kept.format === STATE_FORMAT) return decodeState(kept.state)
    const whole = await playAll(id)
    const state = new Uint8Array(encodeState(whole))
    // Data from a newer release stays: that release cannot read this format either.
    await db.importedSession.updateMany({
      where: { id, format: { lt: STATE_FORMAT } },
      data: {
        ...{ format: STATE_FORMAT, state },
        bytes: { increment: state.byteLength - kept.state.byteLength },
      },
    })
    return whole
  })
}

async function playAll(sessionId: string): Promise<RoomState> {
  let state = emptyRoom()
  const parts = await db.importedPart.findMany({ where: { sessionId }, orderBy: { until: 'asc' } })
  for (const { lines } of parts)
    for (const item of await itemsOf(lines)) state = evolve(state, fromReplayItem(item))
  return state
}
