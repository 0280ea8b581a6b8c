import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { db } from '@/lib/db/client'
import { caseCards } from '@/lib/drills/domain/case-cards'
import { drawCards } from '@/lib/drills/server/draw-cards'
import { getDeck } from '@/lib/drills/server/get-deck'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import { getReview } from '@/lib/review/server/get-review'
import { getModel, getModelLog } from '@/lib/review/server/model/get-model'
import type { Command } from '@/lib/rooms/domain/protocol/commands'
import { MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import { createRoom } from '@/lib/rooms/server/create-room'
import { getCaseGuide } from '@/lib/rooms/server/guide/get-case-guide'
import { getDesign } from '@/lib/rooms/server/guide/get-design'
import { getOpening } from '@/lib/rooms/server/rounds/get-opening'
import { getRoom } from '@/lib/rooms/server/rounds/get-room'
import { AppError } from '@/lib/shared/errors'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { playRoom } from '@/tests/fixtures/play-room'
import { guideTexts } from '@/tests/support/guide-texts'
import { socketOf, type TestServer, withRealtimeServer } from '@/tests/support/servers/realtime-server'

const CASE = 'hotel-booking-system'
const TEXTS = guideTexts(CASE)
/** The cards made from its guide. */
const CARDS = cardsOf(readFileSync(`content/cases/${CASE}.md`, 'utf8'))

function cardsOf(source: string): string[] {
  const parsed = parseCase(source)
  return parsed.ok ? caseCards(parsed.case).map(({ id }) => id) : []
}

type Phase = 'lobby' | 'running' | 'paused' | 'ended'
type Seat = { mode: RoomMode; role: RoomRole; phase: Phase }

const PHASES: Phase[] = ['lobby', 'running', 'paused', 'ended']
const ROLES: RoomRole[] = ['candidate', 'interviewer', 'observer']

/** Every seat that somebody can have in a room. In a solo room there is only the candidate. */
const SEATS: Seat[] = PHASES.flatMap((phase) => [
  ...ROLES.map((role): Seat => ({ mode: 'pair', role, phase })),
  { mode: 'solo', role: 'candidate', phase },
])

/** Only as a seat in another room: the candidate of a lobby who has not joined yet. */
const PROPOSED: Seat = { mode: 'pair', role: 'candidate', phase: 'lobby' }

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

const REVEALS: Command[] = [
  { kind: 'hint', step: 'questions', rung: 0 },
  { kind: 'facts', point: 'why' },
  { kind: 'curveball', id: 'next' },
]

/** A room of other users with this person in it, regardless of the rules for new seats. */
async function roomWith(who: Person, seat: Seat, startedAt: Date, plays: boolean): Promise<string> {
  const [host, partner] = [await person('Host'), await person('Partner')]
  const hostRole = seat.role === 'candidate' ? 'interviewer' : 'candidate'
  const wanted = { caseId: CASE, mode: seat.mode, minutes: 45, role: hostRole } as const
  const id = await createRoom(host, wanted, new Date())
  const others: [Person, RoomRole][] = [[who, seat.role]]
  if (seat.role === 'observer') others.push([partner, 'interviewer'])
  if (seat.mode === 'solo') await db.member.deleteMany({ where: { roomId: id } })
  await db.member.createMany({
    data: others.map(([{ id: userId }, role], at) => ({ roomId: id, userId, role, number: at + 2 })),
  })
  const runs =
    seat.mode === 'solo' || seat.role === 'interviewer' ? who : seat.role === 'observer' ? partner : host
  if (!plays || seat.phase === 'lobby') {
    const started =
      seat.phase === 'lobby' ? {} : { startedAt, ...(seat.phase === 'ended' ? { endedAt: startedAt } : {}) }
    await db.room.update({ where: { id }, data: { phase: seat.phase, ...started } })
    return id
  }
  const last: Command[] =
    seat.phase === 'running' ? [] : [{ kind: seat.phase === 'paused' ? 'pause' : 'end' }]
  const moves = [{ kind: 'start' } as Command, ...REVEALS, ...last]
  await playRoom(
    id,
    startedAt,
    moves.map((does, minute) => ({ minute, by: runs, does })),
  )
  return id
}

/** A proposed next round that waits for this person as its candidate, who has not joined yet. */
async function proposedTo(who: Person): Promise<string> {
  const host = await person('Host')
  const previousRoomId = await endedRoom(host, { caseId: 'rate-limiter', others: [[who, 'interviewer']] })
  const wanted = { caseId: CASE, mode: 'pair', minutes: 45, role: 'interviewer' } as const
  return createRoom(host, { ...wanted, previousRoomId }, new Date())
}

/** Everything that a room sends to somebody who sends it every kind of request. */
async function bytesFrom(roomId: string, who: Person): Promise<string> {
  const socket = await socketOf(server.url, who, { roomId })
  const received: Buffer[] = []
  socket.io.on('open', () =>
    socket.io.engine.on('data', (data: unknown) =>
      received.push(
        Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Buffer | string as Buffer)),
      ),
    ),
  )
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
    socket.connect()
  })
  const pending = { round: null, board: null, sheet: null }
  const join = () =>
    socket.emitWithAck(MESSAGE.join, {
      version: PROTOCOL_VERSION,
      roomId,
      tab: 'tab-of-the-matrix',
      since: 0,
      pending,
    })
  await join()
  await socket.emitWithAck(MESSAGE.guide, null)
  const asks = [
    ...REVEALS,
    { kind: 'hint', step: 'questions', rung: 1 },
    { kind: 'tick', item: 'x', on: true },
  ]
  for (const [index, { kind, ...payload }] of (asks as Command[]).entries()) {
    socket.emit(MESSAGE.command, 0, index + 1, kind, payload)
  }
  // Answered in order: the effects of all commands have arrived by then.
  await socket.emitWithAck(MESSAGE.guide, null)
  await join()
  socket.disconnect()
  return Buffer.concat(received).toString('latin1')
}

/** Everything that the pages and routes of a room and its case return to somebody. */
async function pagesOf(roomId: string, who: Person): Promise<string> {
  const now = new Date()
  return JSON.stringify([
    await getCaseGuide(CASE, who.id, now),
    await getDesign(CASE, who.id, now),
    await getModel(CASE, who.id, now),
    await getModelLog(CASE, who.id, now).catch(refusal),
    await getRoom(who.id, roomId, now.getTime()),
    Buffer.from((await getOpening(who.id, roomId))?.state ?? []).toString('latin1'),
    await getReview(who.id, roomId, now.getTime()),
    await drawCards(who.id, CARDS, now),
    await getDeck(who.id, now),
  ])
}

/** The text of a refusal counts as an answer; a fault does not. */
function refusal(error: unknown): string {
  if (error instanceof AppError) return error.message
  throw error
}

const HOUR = 3_600_000

test.each(SEATS)(
  '[G7][G8] a $mode room with a $role, $phase, reveals nothing of the guide to the candidate of another round',
  {
    timeout: 240_000,
  },
  async (here) => {
    const who = await person('Ines')
    const id = await roomWith(who, here, new Date(Date.now() - HOUR), true)
    const revealed = new Set<string>()
    if (here.phase !== 'lobby') {
      const events = await db.roomEvent.findMany({
        where: {
          roomId: id,
          kind: { in: ['hint/revealed', 'facts/revealed', 'curveball/played', 'probe/asked'] },
        },
      })
      const log = events.map(({ data }) => Buffer.from(data).toString('latin1')).join()
      for (const text of TEXTS) if (log.includes(text)) revealed.add(text)
      expect(revealed.size).toBeGreaterThan(1)
    }
    const seen: Record<string, number> = {}
    for (const there of [...SEATS, PROPOSED]) {
      const answers = there.role === 'candidate' && there.phase !== 'ended'
      // Otherwise these requests return what the person may have: the matrix only asks where there is something to get.
      if (!answers && here.role !== 'interviewer') continue
      const isProposed = there === PROPOSED
      const other = isProposed
        ? await proposedTo(who)
        : await roomWith(who, there, thereStarted(there), false)
      const got = `${await bytesFrom(id, who)}${await pagesOf(id, who)}`
      const found = TEXTS.filter((text) => got.includes(text))
      if (answers && !isOwnRound(here, there))
        seen[`${there.mode} ${there.role} ${isProposed ? 'proposed' : there.phase}`] = found.length
      if (!answers) expect(found.length).toBeGreaterThan(revealed.size)
      if (answers && isOwnRound(here, there) && here.phase !== 'lobby')
        expect(found.filter((text) => !revealed.has(text) && here.mode === 'pair')).toEqual([])
      await db.room.delete({ where: { id: other } })
    }
    expect(Object.keys(seen).length).toBeGreaterThan(0)
    expect(Object.entries(seen).filter(([, count]) => count > 0)).toEqual([])
    expect(
      await db.auditEntry.count({ where: { actorId: who.id, action: 'guide/refused' } }),
    ).toBeGreaterThan(0)
  },
)

/**
 * A candidate in two rounds gets what is revealed in the one that counts: one with a partner rather than a solo round,
 * and otherwise the first to start.
 */
function isOwnRound(here: Seat, there: Seat): boolean {
  if (here.role !== 'candidate' || here.phase === 'ended') return false
  if (there.mode === 'solo') return true
  const counts = here.phase === 'lobby' ? there.phase === 'lobby' : there.phase !== 'paused'
  return here.mode === 'pair' && counts
}

/** Of the other rounds, those in a pause started before this one. */
function thereStarted({ phase }: Seat): Date {
  return new Date(Date.now() - (phase === 'paused' ? 2 * HOUR : HOUR / 2))
}
