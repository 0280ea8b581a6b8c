import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { pool } from '@/lib/db/pool'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { says } from '@/tests/fixtures/round-of-two'
import { findExtracts } from './find-extracts'
import { indexSession } from './index-session'
import { listSessions } from './list-sessions'

const NOW = new Date('2026-11-30T10:00:00Z')
const FROM = new Date('2026-11-28T10:00:00Z')

let ana: Person
let ben: Person
const rooms: string[] = []

beforeAll(async () => {
  await syncContent()
  ;[ana, ben] = [await person('Ana'), await person('Ben')]
  for (const text of ['The p99 is low', 'The p99 is high']) {
    const roomId = await endedRoom(ana, {
      ...{ from: FROM, others: [[ben, 'interviewer']] },
      moves: [says(ana, 3, text)],
    })
    await indexSession(roomId)
    rooms.push(roomId)
  }
})

/** Counts searches from now on: the maximum at any moment, by person. */
function watchSearches() {
  const [now, most] = [new Map<string, number>(), new Map<string, number>()]
  const query = pool().query.bind(pool()) as (...args: unknown[]) => Promise<unknown>
  const spy = vi.spyOn(pool(), 'query').mockImplementation(async (...args: unknown[]) => {
    const [text, values] = args
    const isSearch = typeof text === 'string' && /^select count.*looked\.query/s.test(text)
    const who = isSearch ? String((values as unknown[])[0]) : ''
    now.set(who, (now.get(who) ?? 0) + 1)
    most.set(who, Math.max(now.get(who) ?? 0, most.get(who) ?? 0))
    try {
      return await query(...args)
    } finally {
      now.set(who, (now.get(who) ?? 0) - 1)
    }
  })
  onTestFinished(() => spy.mockRestore())
  return most
}

const list = ({ id }: Person) => listSessions(id, {}, NOW.getTime())
const search = ({ id }: Person) => listSessions(id, { filter: { search: 'p99' } }, NOW.getTime())

test('[SL16] a person has one search running at a time, eight wait, and others can search meanwhile', async () => {
  const most = watchSearches()
  const asked = await Promise.allSettled([
    ...Array.from({ length: 11 }, () => search(ana)),
    search(ben),
    list(ana),
  ])
  expect(asked.map((one) => (one.status === 'fulfilled' ? one.value.ended.length : one.reason))).toEqual([
    ...Array.from({ length: 9 }, () => 2),
    ...Array.from({ length: 2 }, () => expect.objectContaining({ code: 'session/too-often' })),
    2,
    2,
  ])
  expect([most.get(ana.id), most.get(ben.id)]).toEqual([1, 1])
})

test('[SL16] a search that has read its limit reads no more sessions, and lists the rest without a text', async () => {
  const found = async (most?: number) => [
    ...(await findExtracts(rooms, 'p99', { userId: ana.id, closed: [] }, most)).keys(),
  ]
  expect(await found()).toEqual(rooms)
  expect(await found(10)).toEqual(rooms.slice(0, 1))
})
