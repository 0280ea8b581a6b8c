import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

/** A fact about a shopper: when it happened, and when the serving side first knew of it. Times in minutes. */
type Fact = { shopper: string; kind: 'order' | 'unpaid'; happened: number; known: number }
type Feature = (facts: readonly Fact[], at: number) => number

const MONTH = 30 * 24 * 60

const unpaid: Feature = (facts, at) =>
  facts.filter(({ kind, known }) => kind === 'unpaid' && known <= at).length
const unpaidByDate: Feature = (facts, at) =>
  facts.filter(({ kind, happened }) => kind === 'unpaid' && happened <= at).length
const orders10m: Feature = (facts, at) =>
  facts.filter(({ kind, happened, known }) => kind === 'order' && known <= at && happened > at - 10).length

/** One fraud in ten orders. That an invoice remains unpaid is known 45 days later, and dated back to its order. */
function history() {
  return Array.from({ length: 200 }, (_, n) => {
    const [shopper, at, fraud] = [`s${n}`, 10_000 + n, n % 10 === 0]
    const before: Fact[] =
      n % 30 === 0 ? [{ shopper, kind: 'unpaid', happened: at - 3 * MONTH, known: at - MONTH }] : []
    const after: Fact[] = fraud ? [{ shopper, kind: 'unpaid', happened: at, known: at + 1.5 * MONTH }] : []
    return { at, fraud, facts: [...before, ...after] }
  })
}

test('joined by the date of the event the table knows its own answer; by the time it was known it does not', () => {
  const caught = (feature: Feature) => {
    const frauds = history().filter(({ fraud }) => fraud)
    return frauds.filter(({ facts, at }) => feature(facts, at) > 0).length / frauds.length
  }
  const live = caught(unpaid)
  expect(caught(unpaidByDate)).toBe(1)
  expect(live).toBeGreaterThan(0.3)
  expect(live).toBeLessThan(0.4)
})

/** Goes through facts and decisions once, in the order in which they became known. */
function replay(facts: readonly Fact[], decisions: readonly number[], feature: Feature) {
  const waiting = [...facts].sort((a, b) => a.known - b.known)
  const seen: Fact[] = []
  let touched = 0
  const values = [...decisions]
    .sort((a, b) => a - b)
    .map((at) => {
      for (let next = waiting[0]; next && next.known <= at; next = waiting[0]) {
        seen.push(next)
        waiting.shift()
        touched++
      }
      return feature(seen, at)
    })
  return { values, touched }
}

test('one pass in the order of knowing gives what the checkout computed, touching each fact once', () => {
  const facts: Fact[] = Array.from({ length: 40 }, (_, n) => ({
    shopper: 's',
    kind: n % 7 === 0 ? 'unpaid' : 'order',
    happened: n * 3,
    known: n * 3 + ((n * 17) % 11),
  }))
  const decisions = Array.from({ length: 30 }, (_, n) => n * 5)
  for (const feature of [orders10m, unpaid]) {
    const { values, touched } = replay(facts, decisions, feature)
    expect(values).toEqual(decisions.map((at) => feature(facts, at)))
    expect(touched).toBe(40)
  }
})

test('two orders of one shopper at once: reading first, both may see none; writing first, one sees the other', () => {
  const run = (order: readonly string[]) => {
    const stored: string[] = []
    const saw = new Map<string, number>()
    for (const step of order) {
      const [who = '', act] = step.split(' ')
      if (act === 'write') stored.push(who)
      else saw.set(who, stored.filter((other) => other !== who).length)
    }
    return [...saw.values()]
  }
  const all = (...acts: string[]) =>
    orders(...['a', 'b'].map((who) => acts.map((act) => `${who} ${act}`))).map(run)
  expect(all('read', 'write').filter((saw) => saw.every((others) => others === 0)).length).toBeGreaterThan(0)
  expect(all('write', 'read').filter((saw) => saw.every((others) => others === 0))).toEqual([])
})

test('an updater that dies between list and files and restarts keeps the first stamp', () => {
  const run = (stampOnce: boolean) => {
    const list = new Map<string, number>()
    const files: number[] = []
    const append = (id: string, now: number) => {
      const known = stampOnce ? (list.get(id) ?? now) : now
      if (!list.has(id)) list.set(id, now)
      return known
    }
    append('fact 1', 100) // and dies
    files.push(append('fact 1', 160))
    const checkoutSaw = [...list.values()].filter((known) => known <= 130).length
    return { checkoutSaw, trainingSees: files.filter((known) => known <= 130).length }
  }
  expect(run(true)).toEqual({ checkoutSaw: 1, trainingSees: 1 })
  expect(run(false)).toEqual({ checkoutSaw: 1, trainingSees: 0 })
})

/** A shop's count for one day: what the night computed, and what was heard since the moment it had read up to. */
class Day {
  private base = 0
  private upTo = 0
  private readonly since: number[] = []

  hear(known: number): void {
    if (known > this.upTo) this.since.push(known)
  }

  load(count: number, upTo: number): boolean {
    if (upTo <= this.upTo) return false
    this.base = count
    this.upTo = upTo
    return true
  }

  get value(): number {
    return this.base + this.since.filter((known) => known > this.upTo).length
  }
}

test('the nightly load and the stream meet in any order without losing or doubling a refund', () => {
  // Known at 10 and 20 before the night reads at 30; at 40 a late refund of yesterday arrives; at 60 the next night
  // reads.
  let wrong = 0
  for (const order of orders(['hear 10', 'hear 20', 'hear 40'], ['load 2 30', 'load 3 60', 'load 2 30'])) {
    const day = new Day()
    let naive = 0
    for (const step of order) {
      const [act, first = 0, second = 0] = step
        .split(' ')
        .map((word, n) => (n === 0 ? word : Number(word))) as [string, number, number]
      if (act === 'hear') {
        day.hear(first)
        naive++
      } else {
        day.load(first, second)
        naive = first
      }
    }
    expect(day.value).toBe(3)
    if (naive !== 3) wrong++
  }
  expect(wrong).toBeGreaterThan(0)
})

test('five orders in two minutes: fresh numbers let two pass, a minute of age three, a late stream all', () => {
  const passed = (age: number) => {
    const times = [0, 30, 60, 90, 120]
    return times.filter((at) => 1 + times.filter((other) => other < at && other <= at - age).length < 3)
      .length
  }
  expect([passed(0), passed(60), passed(1200)]).toEqual([2, 3, 5])
})

test('a number service that dies after its note: filed by itself the note is missing for training, filed from the list it is there', () => {
  const run = (filedFrom: 'service' | 'list', diesAfter: number) => {
    const list: number[] = []
    const files: number[] = []
    const steps = ['note', 'answer', 'file']
    for (const step of steps.slice(0, diesAfter)) {
      if (step === 'note') list.push(101)
      if (step === 'file' && filedFrom === 'service') files.push(101)
    }
    if (filedFrom === 'list') files.push(...list)
    return list.length === files.length
  }
  expect([1, 2, 3].map((dies) => run('service', dies))).toEqual([false, false, true])
  expect([0, 1, 2, 3].map((dies) => run('list', dies))).toEqual([true, true, true, true])
})

test('a list that moves to a machine with a slower clock: stamps that rise keep the later order seeing the earlier', () => {
  const second = (rising: boolean) => {
    const stamps = [101]
    const clock = 98 // the new machine, after the first one died
    const own = rising ? Math.max(clock, Math.max(...stamps) + 1) : clock
    return stamps.filter((known) => known <= own).length
  }
  expect(second(true)).toBe(1)
  expect(second(false)).toBe(0)
})

test('comparing what was served with what is computed later finds a day that is not 24 hours', () => {
  const day = 24 * 60
  const served: Feature = (facts, at) => facts.filter(({ known }) => known <= at && known > at - day).length
  const inTraining: Feature = (facts, at) =>
    facts.filter(({ known }) => known <= at && Math.floor(known / day) === Math.floor(at / day)).length
  const facts: Fact[] = Array.from({ length: 60 }, (_, n) => ({
    shopper: 's',
    kind: 'order',
    happened: n * 500,
    known: n * 500,
  }))
  const decisions = Array.from({ length: 200 }, (_, n) => n * 150)
  const differ = (feature: Feature) =>
    decisions.filter((at) => feature(facts, at) !== served(facts, at)).length
  expect(differ(served)).toBe(0)
  expect(differ(inTraining) / decisions.length).toBeGreaterThan(0.3)
})

test('a model keeps the version it was trained with while the next version is already served', () => {
  const versions = new Map<string, Feature>([
    ['orders_10m@3', orders10m],
    ['orders_10m@4', (facts, at) => Math.min(3, orders10m(facts, at))],
  ])
  const facts: Fact[] = [1, 2, 3, 4].map((minute) => ({
    shopper: 's',
    kind: 'order',
    happened: minute,
    known: minute,
  }))
  const serve = (name: string) => versions.get(name)?.(facts, 5)
  expect([serve('orders_10m@3'), serve('orders_10m@4')]).toEqual([4, 3])
})

test('a night that counts up to the clock loses a fact stamped before and filed after; up to what is filed it does not', () => {
  // Stamped at 29, added to the shop's day at once; the updater dies and files it at 33. The night reads at 30.
  const run = (upTo: number) => {
    const filed = [
      { known: 10, at: 10 },
      { known: 29, at: 33 },
    ]
    const day = new Day()
    for (const { known } of filed) day.hear(known)
    day.load(filed.filter(({ known, at }) => at <= 30 && known <= upTo).length, upTo)
    return day.value
  }
  expect(run(30)).toBe(1)
  expect(run(15)).toBe(2) // the last quarter that is filed completely
})

test('a quarter that remembers ids counts a fact once that is read or published again; one that remembers a place does not', () => {
  const log = ['a', 'b', 'c', 'b'] // the list's machine died between publishing b and reporting it: positions 1 and 3
  const read = [0, 1, 1, 0, 1, 2, 3] // the updater died after 1 and started over
  const counted = (seen: (place: number, done: readonly number[]) => boolean) => {
    const done: number[] = []
    for (const place of read) if (!seen(place, done)) done.push(place)
    return done.length
  }
  expect(counted((place, done) => done.some((other) => log[other] === log[place]))).toBe(3)
  expect(counted((place, done) => place <= (done.at(-1) ?? -1))).toBe(4)
})

describe('numbers about a shop', () => {
  const DAY = 24 * 60
  type Noted = { place: number; happened: number; heard: number; kind: 'placed' | 'returned' }
  type Fold = (fact: Noted) => string
  const byHappening: Fold = ({ happened, kind }) => `${kind} on ${Math.floor(happened / DAY)}`
  const byHearing: Fold = ({ heard, kind }) => `${kind} on ${Math.floor(heard / DAY)}`
  /** Every fourth fact is a return of some hours before. */
  const log: Noted[] = Array.from({ length: 60 }, (_, place) => {
    const returned = place % 4 === 3
    return {
      place,
      happened: place * 60 - (returned ? 500 : 0),
      heard: place * 60,
      kind: returned ? 'returned' : 'placed',
    }
  })

  /** The rows of a shop: what the night counted from the files, and what the updater has added since. */
  class Rows {
    readonly sums = new Map<string, number>()
    place = -1

    add(fact: Noted, fold: Fold): void {
      this.sums.set(fold(fact), (this.sums.get(fold(fact)) ?? 0) + 1)
      this.place = fact.place
    }

    get placed(): number {
      return [...this.sums].reduce((all, [key, n]) => all + (key.startsWith('placed') ? n : 0), 0)
    }
  }
  const rowsOf = (facts: readonly Noted[], night: Fold, updater: Fold, nightUpTo: number): Rows => {
    const rows = new Rows()
    for (const fact of facts) rows.add(fact, fact.place <= nightUpTo ? night : updater)
    return rows
  }

  test('by the stored position training counts what the checkout read, however late the updater; by its own stamp it counts this order too', () => {
    const differences = (lag: number, upTo: (own: Noted, read: Rows) => number) =>
      log
        .filter(({ kind, place }) => kind === 'placed' && place >= 24)
        .map((own) => {
          const read = rowsOf(log.slice(0, own.place + 1 - lag), byHappening, byHappening, 10)
          const known = log.filter(({ place, kind }) => kind === 'placed' && place <= upTo(own, read))
          return known.length - read.placed
        })
    for (const lag of [1, 20]) {
      expect(new Set(differences(lag, (_, read) => read.place))).toEqual(new Set([0]))
      expect(Math.min(...differences(lag, (own) => own.place))).toBeGreaterThanOrEqual(1)
    }
  })

  test('one fold gives night, updater and builder the same rows; a second idea of the day does not', () => {
    const builder = rowsOf(log, byHappening, byHappening, -1).sums
    expect(rowsOf(log, byHappening, byHappening, 30).sums).toEqual(builder)
    expect(rowsOf(log, byHearing, byHappening, 30).sums).not.toEqual(builder)
  })

  test('a new fold is complete once a load reaches past the quarter in which the updater began it, and not before', () => {
    const began = 30
    const counted = (loadedUpTo: number) =>
      log.filter(({ place }) => place <= loadedUpTo || place >= began).length
    expect(counted(35)).toBe(60)
    expect(counted(20)).toBe(51)
  })
})

test('the own stamp as the moment of asking: what came between note and read is in neither use', () => {
  const stamps = [100, 101, 103] // 101 is this order's note, 103 came before the read
  const at = 101
  const served = stamps.filter((known) => known <= at).length
  const later = [...stamps, 200].filter((known) => known <= at).length
  expect(served).toBe(later)
  const byAnotherClock = stamps.filter((known) => known <= 104).length // read all, kept 101
  expect(byAnotherClock).not.toBe(later)
})

test('an order noted in two lists comes twice from the log, and the day of the shop counts it once', () => {
  const log = ['shopper 5501', 'device 5501', 'shopper 5502', 'device 5502']
  const day = (counted: readonly string[]) => counted.length
  expect(day(log)).toBe(4)
  expect(day(log.filter((note) => note.startsWith('shopper')))).toBe(2)
})
