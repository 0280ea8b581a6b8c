import { db } from '@/lib/db/client'
import { bySince, chooseMatch } from '@/lib/matching/domain/choose-match'
import { TICKET_MS } from '@/lib/matching/domain/limits'
import { type MatchableCase, type Seeker, whyNot } from '@/lib/matching/domain/why-not'
import type { Wish } from '@/lib/matching/domain/wish'
import { listMatchableCases } from '@/lib/matching/server/queue/list-matchable-cases'
import { decideOne } from '@/lib/matching/server/queue/pair-waiting'
import { keptCases } from '@/lib/matching/server/queue/ticket-row'
import { newId } from '@/lib/shared/ids'
import { Random } from '@/tests/support/board/random'
import { median, quantile } from './statistics'

const MINUTE_MS = 60_000

type Trace = {
  arrivals: number
  matched: number
  medianWaitS: number
  /** The share of all arrivals who left without a partner. */
  leftAloneShare: number
  /** Number of pairs that fitted and still waited after a decision. */
  passedOver: number
}

/**
 * A day of arrivals, most of them in the evening: seven out of ten want English, nearly half want to answer first and
 * one in seven to ask. Nobody waits longer than their patience lasts.
 */
export async function simulateArrivals(seed: number, aDay: number): Promise<Trace> {
  const random = new Random(seed)
  const cases = await listMatchableCases()
  const ids = cases.map(({ id }) => id)
  const waiting = new Map<string, { seeker: Seeker; leavesAt: number }>()
  const waits: number[] = []
  let [arrivals, left, passedOver] = [0, 0, 0]
  for (let at = 0; at < 24 * 60 * MINUTE_MS; at += exponential(random, gapAt(at, aDay))) {
    for (const [id, { leavesAt }] of waiting) {
      if (leavesAt > at) continue
      waiting.delete(id)
      left++
    }
    const seeker = someone(random, `${arrivals++}`, at, ids)
    const others = [...waiting.values()].map((one) => one.seeker)
    const found = chooseMatch(seeker, others, { cases, met: () => false, chance: () => random.next() })
    const first = others.toSorted(bySince).find((one) => whyNot(seeker, one, false, cases).length === 0)
    if (found?.partner !== first) passedOver++
    if (found) {
      waiting.delete(found.partner.userId)
      waits.push(0, at - found.partner.since)
    } else {
      const leavesAt = at + Math.min(TICKET_MS, exponential(random, 25 * MINUTE_MS))
      waiting.set(seeker.userId, { seeker, leavesAt })
    }
  }
  const alone = left + waiting.size
  return {
    arrivals,
    matched: waits.length,
    medianWaitS: median(waits) / 1_000,
    leftAloneShare: alone / arrivals,
    passedOver,
  }
}

/** Milliseconds between two arrivals: four out of five arrive between 17:00 and 23:00 UTC. */
function gapAt(at: number, aDay: number): number {
  const hour = at / (60 * MINUTE_MS)
  const isEvening = hour >= 17 && hour < 23
  return ((isEvening ? 6 / 0.8 : 18 / 0.2) * 60 * MINUTE_MS) / aDay
}

function exponential(random: Random, mean: number): number {
  return -Math.log(1 - random.next()) * mean
}

function someone(random: Random, userId: string, since: number, ids: readonly string[]): Seeker {
  const luck = random.next()
  const wish: Wish = {
    language: random.chance(0.7) ? 'en' : random.pick(['de', 'pt', 'es'] as const),
    level: random.pick(['mid', 'mid', 'senior', 'senior', 'staff'] as const),
    minutes: random.pick([35, 45, 45, 45, 60] as const),
    firstRound: luck < 0.45 ? 'answer' : luck < 0.6 ? 'ask' : 'either',
    talk: random.pick(['voice', 'either', 'either', 'chat'] as const),
    topics: [],
  }
  const share = random.next() * 0.8
  return { userId, wish, since, knows: new Set(ids.filter(() => random.chance(share))) }
}

/**
 * Decisions about people who join a queue of `size` people, none of whom fit each other: all want to answer first. Some
 * newcomers fit one of them, some nobody, and some have a single case left that hardly anybody else has left.
 * @returns milliseconds for each, from the lock to the commit
 */
export async function timeDecisions(seed: number, size: number, decisions: number): Promise<number[]> {
  const random = new Random(seed)
  const cases = await listMatchableCases()
  await db.ticket.deleteMany()
  const rare = cases.find(({ minutes }) => minutes.includes(45))?.id ?? ''
  const queue = Array.from({ length: size }, (_, index) => ({
    firstRound: 'answer' as const,
    since: new Date(Date.now() - TICKET_MS / 2 + index),
    knows: knownCases(random, cases, rare),
    isNew: false,
  }))
  // A single statement for all of them would exceed the database's time limit for a transaction.
  for (let at = 0; at < queue.length; at += 1_000)
    await addTickets(random, cases, queue.slice(at, at + 1_000))
  const times: number[] = []
  for (let turn = 0; turn < decisions; turn++) {
    const luck = random.next()
    const firstRound = luck < 0.4 ? ('answer' as const) : ('ask' as const)
    // Their known cases are read from their rounds, and they have none: the rare wish is for a single topic.
    const topics = luck < 0.8 ? [] : (cases.find(({ id }) => id === rare)?.topics.slice(0, 1) ?? [])
    await addTickets(random, cases, [{ firstRound, since: new Date(), knows: [], isNew: true, topics }])
    const started = performance.now()
    await decideOne('en', { cases, now: new Date(), chance: () => random.next() })
    times.push(performance.now() - started)
  }
  return times
}

type Row = {
  firstRound: Wish['firstRound']
  since: Date
  knows: string[]
  isNew: boolean
  topics?: string[]
}

async function addTickets(
  random: Random,
  cases: readonly MatchableCase[],
  rows: readonly Row[],
): Promise<void> {
  const people = rows.map((row) => ({ ...row, userId: newId() }))
  await db.user.createMany({ data: people.map(({ userId }) => ({ id: userId, name: 'Somebody' })) })
  await db.ticket.createMany({
    data: people.map(({ userId, since, isNew, firstRound, topics = [], ...row }) => {
      const level = random.pick(['mid', 'senior', 'staff'] as const)
      const wish: Wish = { language: 'en', level, minutes: 45, firstRound, talk: 'either', topics }
      const kept = keptCases({ wish, knows: new Set(row.knows) }, cases)
      return { userId, since, isNew, ...wish, ...kept, endsAt: new Date(since.getTime() + TICKET_MS) }
    }),
  })
}

function knownCases(random: Random, cases: readonly MatchableCase[], rare: string): string[] {
  const share = random.next()
  return cases.filter(({ id }) => id === rare || random.chance(share)).map(({ id }) => id)
}

/** Both, as the bench prints them. */
export async function measureMatching(quick: boolean) {
  const times = await timeDecisions(1, 10_000, quick ? 60 : 400)
  // The first ones wait for the database to plan and to read.
  const warm = times.slice(10)
  const traces = []
  for (const seed of [1, 2, 3]) traces.push(await simulateArrivals(seed, 400))
  return {
    decisionP50Ms: median(warm),
    decisionP95Ms: quantile(warm, 0.95),
    medianWaitS: median(traces.map(({ medianWaitS }) => medianWaitS)),
    leftAloneShare: median(traces.map(({ leftAloneShare }) => leftAloneShare)),
    passedOver: traces.reduce((sum, { passedOver }) => sum + passedOver, 0),
    runs: traces,
  }
}
