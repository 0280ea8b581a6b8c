import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { fromReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { viewFor } from '@/lib/rooms/domain/round/views/view-for'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { playHotelSession } from '@/tests/fixtures/hotel-session'
import { plain } from '@/tests/fixtures/recorded-logs/recorded-log'
import { decodeReplayPage, encodeReplayPage, type ReplayPage } from '../domain/replay/replay-page'
import { getReplayPage } from './get-replay-page'

const FROM = new Date('2026-11-20T18:00:00Z')
const LATER = new Date('2026-11-20T19:00:00Z')
const MARK = 'mark/set'

let ines: Person
let mara: Person
let otto: Person
let roomId: string

beforeAll(async () => {
  await syncContent()
  ;[ines, mara, otto] = [await person('Ines Duarte'), await person('Mara Kovac'), await person('Otto')]
  roomId = await playHotelSession(ines, mara, FROM)
  await db.member.create({ data: { roomId, userId: otto.id, role: 'observer', number: 3 } })
})

/** Everything that a person receives, as bytes and decoded as browsers do it. */
async function replayFor(viewer: Person, id = roomId) {
  const pages: Uint8Array[] = []
  const items: ReplayPage['items'] = []
  for (let after: number | null = 0; after !== null; ) {
    const bytes = encodeReplayPage(await getReplayPage(viewer.id, id, after, LATER))
    const page = decodeReplayPage(bytes)
    pages.push(bytes)
    items.push(...page.items)
    after = page.next
  }
  return { pages, items, text: Buffer.concat(pages).toString('latin1') }
}

test("[RP1] others' notes, marks and ticks are in no byte of a replay", async () => {
  const [hers, his, theirs] = await Promise.all([ines, mara, otto].map((viewer) => replayFor(viewer)))
  for (const own of ['Names the hardest part by herself', 'Row lock asserted', MARK])
    expect([own, his?.text.includes(own)]).toEqual([own, true])
  for (const other of [hers, theirs]) {
    expect(other?.text).toContain('Do we sell one room')
    for (const secret of ['Names the hardest', 'Row lock asserted. No cost', 'note/', 'mark/', 'guide/'])
      expect([secret, other?.text.includes(secret)]).toEqual([secret, false])
  }
})

test('[RP1] a replay ends with what the viewer sees of the room, and nothing else', async () => {
  const whole = await loadRoom(roomId)
  for (const [viewer, role] of [
    [ines, 'candidate'],
    [mara, 'interviewer'],
    [otto, 'observer'],
  ] as const) {
    const { items } = await replayFor(viewer)
    const seen = viewFor({ userId: viewer.id, role }, whole)
    const shown = items.map(fromReplayItem).reduce(evolve, emptyRoom())
    expect(plain({ ...shown, clients: {}, heads: seen.heads })).toEqual(plain(seen))
  }
})

test('[RP1][TR5] anything from the guide is closed to the candidate of another open round on the case', async () => {
  const [kai, lea] = [await person('Kai'), await person('Lea')]
  const step = 'functional-requirements'
  const ended = await endedRoom(kai, {
    from: FROM,
    others: [[lea, 'interviewer']],
    moves: [
      { minute: 2, by: lea, does: { kind: 'hint', step, rung: 0 } },
      { minute: 3, by: lea, does: { kind: 'curveball', id: 'next' } },
      { minute: 4, by: lea, does: { kind: 'facts', point: 'why' } },
      { minute: 5, by: lea, does: { kind: 'trial', trial: { times: 10, down: [], slow: [], figures: [] } } },
    ],
  })
  const kinds = async () => (await replayFor(kai, ended)).items.map(({ event }) => event.kind)
  const fromGuide = ['hint/revealed', 'curveball/played', 'facts/revealed', 'trial/set']
  expect(await kinds()).toEqual(expect.arrayContaining(fromGuide))
  await room(kai, { others: [[lea, 'interviewer']] })
  expect((await kinds()).filter((kind) => fromGuide.includes(kind))).toEqual([])
  expect(await db.auditEntry.count({ where: { actorId: kai.id, action: 'guide/refused' } })).toBe(1)
})

test("[RP2] a long replay arrives in pages, complete and in order, without the numbers of others' events", async () => {
  const [kai, lea] = [await person('Kai'), await person('Lea')]
  const id = await endedRoom(kai, {
    from: FROM,
    others: [[lea, 'interviewer']],
    moves: Array.from({ length: 180 }, (_, index) => ({
      minute: index / 10,
      by: index % 2 ? kai : lea,
      does:
        index % 2 ? { kind: 'say', text: `${index} ${'€'.repeat(3_900)}` } : { kind: 'note', text: 'mine' },
    })),
  })
  const { pages, items } = await replayFor(kai, id)
  expect(pages.length).toBeGreaterThan(1)
  const said = items.flatMap(({ event }) =>
    event.kind === 'chat/said' ? [event.data.text.split(' ')[0]] : [],
  )
  expect(said).toEqual(Array.from({ length: said.length }, (_, index) => String(2 * index + 1)))
  const seqs = new Set(items.map(({ event }) => event.seq))
  for (const bytes of pages) {
    const { next } = decodeReplayPage(bytes)
    expect(next === null || seqs.has(next)).toBe(true)
  }
})

test('[RP2] only members can get it, and only once the round is over', async () => {
  const stranger = await person('Stranger')
  const kai = await person('Kai')
  const open = await room(kai, { at: LATER })
  const refused = { code: 'not-found', params: { what: 'session' } }
  for (const [viewer, id] of [
    [stranger, roomId],
    [kai, open],
    [ines, 'sessions'],
  ] as const)
    await expect(getReplayPage(viewer.id, id, 0, LATER)).rejects.toMatchObject(refused)
  await db.member.updateMany({ where: { userId: otto.id, roomId }, data: { removedAt: LATER } })
  await expect(getReplayPage(otto.id, roomId, 0, LATER)).rejects.toMatchObject(refused)
})
