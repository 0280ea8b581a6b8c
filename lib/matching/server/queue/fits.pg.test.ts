import { beforeAll, beforeEach, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { A_WISH } from '@/tests/fixtures/seekers'
import { Random } from '@/tests/support/board/random'
import { countWaiting } from '../../domain/count-waiting'
import { whyNot } from '../../domain/why-not'
import { FIRST_ROUNDS, TALKS, type Wish } from '../../domain/wish'
import { assertLookPace } from './assert-look-pace'
import { findFitting } from './find-fitting'
import { listMatchableCases } from './list-matchable-cases'
import { lookAround } from './look-around'
import { keptCases, seekerOf } from './ticket-row'

const NOW = new Date('2026-11-29T19:00:00Z')
const HOUR = 3_600_000

beforeAll(() => syncContent())

beforeEach(async () => {
  await db.ticket.deleteMany()
  await db.arrival.deleteMany()
})

test.each([1, 2])(
  '[MA1][MA8] the database finds and counts the same people as the rules (seed %i)',
  async (seed) => {
    const random = new Random(seed)
    const cases = await listMatchableCases()
    const ids = cases.map(({ id }) => id)
    const wish = (): Wish => ({
      language: random.pick(['en', 'de'] as const),
      level: random.pick(['mid', 'senior', 'staff'] as const),
      minutes: random.pick([35, 45, 60] as const),
      firstRound: random.pick(FIRST_ROUNDS),
      talk: random.pick(TALKS),
      topics: random.chance(0.5) ? [random.pick(['payments', 'messaging', 'counting', 'global'])] : [],
    })
    const people = await Promise.all(Array.from({ length: 60 }, (_, index) => person(`Person ${index}`)))
    const tickets = people.map(({ id }, index) => ({
      userId: id,
      wish: wish(),
      since: new Date(NOW.getTime() + (index % 7) * 1_000),
      endsAt: new Date(NOW.getTime() + HOUR),
      // Most know nearly all cases, so that the few that are left decide.
      knows: index < 8 ? [] : ids.filter(() => random.chance(random.chance(0.6) ? 0.97 : 0.1)),
      refused: random.chance(0.1) ? [random.pick(people).id] : [],
    }))
    await db.ticket.createMany({
      data: tickets.map(({ wish, ...ticket }) => ({
        ...ticket,
        ...wish,
        ...keptCases({ wish, knows: new Set(ticket.knows) }, cases),
      })),
    })
    const rows = await db.ticket.findMany()
    let [fitting, counted] = [0, 0]
    for (const row of rows) {
      const me = seekerOf(row)
      const others = rows.filter((other) => other.userId !== row.userId)
      const reasons = (other: (typeof rows)[number], apart: readonly string[]) => {
        const met = apart.includes(other.userId) || other.refused.includes(row.userId)
        return whyNot(me, seekerOf(other), met, cases)
      }
      const wanted = others
        .filter((other) => reasons(other, row.refused).length === 0)
        .map(({ userId, since }) => ({ userId, since: since.getTime() }))
        .sort((a, b) => a.since - b.since || (a.userId < b.userId ? -1 : 1))
      const found: string[] = []
      for await (const page of findFitting(db, me, row.refused, cases))
        found.push(...page.map(({ userId }) => userId))
      expect(found).toEqual(wanted.map(({ userId }) => userId))
      fitting += found.length
      if (row.knows.length > 0) continue
      counted++
      const { counts } = await lookAround(row.userId, me.wish, NOW)
      expect(counts).toEqual(
        countWaiting(others.map((other) => ({ people: 1, reasons: reasons(other, []) }))),
      )
    }
    expect(fitting).toBeGreaterThan(20)
    expect(counted).toBeGreaterThanOrEqual(8)
  },
  120_000,
)

test('[MA8] counts take former partners and practised cases into account', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  await endedRoom(ines, { others: [[mara, 'interviewer']] })
  const cases = await listMatchableCases()
  const knows = keptCases({ wish: A_WISH, knows: new Set() }, cases)
  const ticket = { ...A_WISH, ...knows, since: NOW, endsAt: new Date(NOW.getTime() + HOUR) }
  await db.ticket.createMany({
    data: [
      { ...ticket, userId: mara.id },
      { ...ticket, userId: otto.id },
    ],
  })
  expect((await lookAround(ines.id, A_WISH, NOW)).counts).toEqual({
    total: 2,
    fit: 1,
    reasons: [{ reason: 'met', people: 1 }],
  })
  const about = cases.find(({ id }) => id === 'hotel-booking-system')?.topics ?? []
  const others = new Set(
    cases.filter(({ id }) => id !== 'hotel-booking-system').flatMap(({ topics }) => topics),
  )
  const only = about.filter((topic) => !others.has(topic))
  expect(only.length).toBeGreaterThan(0)
  expect((await lookAround(ines.id, { ...A_WISH, topics: only }, NOW)).counts.reasons).toContainEqual({
    reason: 'case',
    people: 1,
  })
})

test('[MA9] the estimate is based on people who would have fitted, at this time of day, and not on the user', async () => {
  const [ines, otto] = [await person('Ines'), await person('Otto')]
  const arrival = (at: number, parts: Partial<Wish> & { userId?: string } = {}) => ({
    id: crypto.randomUUID(),
    userId: otto.id,
    ...A_WISH,
    at: new Date(at),
    ...parts,
  })
  const day = 24 * HOUR
  const days = Array.from({ length: 10 }, (_, index) => NOW.getTime() - (index + 1) * day)
  await db.arrival.createMany({
    data: [
      arrival(NOW.getTime() - 11 * day, { language: 'pt' }),
      ...days.flatMap((at) => [
        arrival(at + HOUR / 2),
        arrival(at - HOUR / 2),
        arrival(at - 3 * HOUR),
        arrival(at, { userId: ines.id }),
        arrival(at, { language: 'de' }),
        arrival(at, { minutes: 60 }),
      ]),
    ],
  })
  const found = (await lookAround(ines.id, A_WISH, NOW)).estimate
  expect(found).toMatchObject({ arrivals: 20, days: 11 })
  expect(found?.medianMs).toBeCloseTo(((22 * HOUR) / 20) * Math.LN2)
  expect((await lookAround(ines.id, { ...A_WISH, language: 'fr' }, NOW)).estimate).toBeNull()
})

test('[MA8] looking at the queue is rate-limited per user', () => {
  const looks = () => Array.from({ length: 30 }, () => assertLookPace('ines', NOW))
  expect(looks).not.toThrow()
  expect(() => assertLookPace('ines', NOW)).toThrow(
    expect.objectContaining({ code: 'matching/looked-too-often' }),
  )
  expect(() => assertLookPace('mara', NOW)).not.toThrow()
  expect(() => assertLookPace('ines', new Date(NOW.getTime() + 2_000))).not.toThrow()
})
