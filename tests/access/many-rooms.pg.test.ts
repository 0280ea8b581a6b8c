import { afterEach, expect, test, vi } from 'vitest'
import { makeRooms } from '@/bench/people'
import { syncContent } from '@/lib/cases/server/sync-content'
import { pool } from '@/lib/db/pool'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { completeEnv } from '@/lib/shared/env'

afterEach(() => {
  vi.restoreAllMocks()
})

type Plan = { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }

/** Number of table and index pages that Postgres reads to find the members of rooms, per member. */
async function pagesAMember(rooms: readonly string[]): Promise<number> {
  const own = pool()
  const query = own.query.bind(own) as (...args: unknown[]) => Promise<{ rows: Record<string, Plan[]>[] }>
  let pages = 0
  let members = 0
  const explained = vi.spyOn(own, 'query').mockImplementation((async (asked: {
    text: string
    values: unknown[]
  }) => {
    const text = `explain (analyze, buffers, format json) ${asked.text}`
    const { rows: plans } = await query({ text, values: asked.values })
    for (const { Plan: plan } of plans[0]?.['QUERY PLAN'] ?? [])
      pages += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    const answer = await query(asked.text, asked.values)
    members ||= answer.rows.length
    return answer
  }) as unknown as typeof own.query)
  await findMembers(rooms)
  explained.mockRestore()
  return pages / members
}

test('[M10] finding a room’s members costs the database the same, however many rooms and rounds there are', async () => {
  completeEnv({ AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await syncContent()
  const few = await roomsOf(10)
  const one = await pagesAMember(few.slice(0, 1))
  const more = [...few, ...(await roomsOf(50))]
  await pool().query('analyze')
  expect(await pagesAMember(more.slice(0, 1))).toBeLessThan(1.5 * one)
  expect(await pagesAMember(more)).toBeLessThan(1.5 * one)
})

async function roomsOf(count: number): Promise<string[]> {
  const seats = await makeRooms(count, 2)
  return seats.flatMap(([first]) => first?.roomId ?? [])
}
