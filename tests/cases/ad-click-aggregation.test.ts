import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the case claims, executed: a switch that looks only at clicks already made gives away the clicks still to come,
// however fast it counts; two chargers of one stretch of the log, with a crash, charge once; cleaning comes before the
// cap; a second settlement of a day gives the same sums as the first; an older pacer's shares are ignored.

/** A small generator, so that every run is the same. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

describe('when an advert stops', () => {
  const SCREEN = 90 // seconds from show to click, on average
  const LAST = 1800 // an older show is not charged
  const CLICKS = 200 // what an average budget pays for
  const RATE = CLICKS / 3000 // clicks that a second of showing at full speed will bring
  const HEARD = 4 // seconds until every ad server applies a new share, a part of the lag
  const SLOW = 180 // the last part of a budget is stretched over this time
  const END = 5000
  const FROZEN = 900 // how long the sums stand still in the test of a lost database
  type Policy = {
    lag: number
    addsShows: boolean
    believed?: number
    oneCut?: boolean
    slow?: number
    /** The second in which the sums stop, and the factor for shows once the sums are two minutes old. */
    frozen?: { at: number; margin: number } | undefined
  }

  /** The clicks that one campaign ends up with, second by second. */
  function clicksOf(
    { lag, addsShows, believed = 1, oneCut = false, slow = SLOW, frozen }: Policy,
    seed: number,
  ): number {
    const roll = dice(seed)
    for (let i = 0; i < 20; i++) roll()
    const age = lag - HEARD // of the sums, where the decision is made
    const pressed = new Array<number>(END + LAST).fill(0)
    const shares = new Array<number>(HEARD).fill(1)
    let counted = 0
    let older = 0
    let fresh = HEARD * RATE
    let isCut = false
    let upTo = -age - 1
    for (let now = 0; now < END; now++) {
      const stands = frozen !== undefined && now >= frozen.at && now < frozen.at + FROZEN
      while (!stands && upTo < now - age) {
        upTo++
        counted += pressed[upTo] ?? 0
        const aged = (shares[upTo - 1] ?? 0) * RATE
        older = older * Math.exp(-1 / SCREEN) + aged
        fresh -= aged
      }
      const margin = stands && now - upTo > 120 ? frozen.margin : 1
      const left = CLICKS - counted - (addsShows ? (older + fresh * margin) * believed : 0)
      isCut ||= left <= 0
      const slowed = addsShows && !oneCut ? Math.min(1, left / (RATE * slow * believed)) : 1
      const share = left <= 0 || (oneCut && isCut) ? 0 : slowed
      shares.push(share)
      fresh += share * RATE
      if (roll() >= (shares[now] ?? 0) * RATE) continue
      const at = now + Math.floor(-SCREEN * Math.log(1 - roll()))
      if (at < now + LAST) pressed[at] = (pressed[at] ?? 0) + 1
    }
    return pressed.reduce((sum, n) => sum + n, 0)
  }

  /** Shares of the budget, over 400 campaigns. (Over 2,000 of them: 0.30, 0.47, 0.43 and, for one cut, 0.54 %.) */
  function outcome(policy: Policy, margin?: number) {
    const runs = Array.from({ length: 400 }, (_, index) => {
      const frozen = margin === undefined ? undefined : { at: 2_200 + ((index * 37) % 700), margin }
      return clicksOf({ ...policy, frozen }, index * 7919 + 1)
    })
    const mean = (of: (n: number) => number) =>
      runs.reduce((sum, n) => sum + Math.max(0, of(n)), 0) / (400 * CLICKS)
    return { away: mean((n) => n - CLICKS), unsold: mean((n) => CLICKS - n) }
  }

  test('the spread of waits is as stated: half within about a minute, a tenth after three and a half, hardly any after ten', () => {
    const later = (seconds: number): number => Math.exp(-seconds / SCREEN)
    expect(later(60)).toBeCloseTo(0.5, 1)
    expect(later(210)).toBeCloseTo(0.1, 2)
    expect(later(600)).toBeLessThan(0.002)
  })

  test('counting every six seconds instead of every minute saves a third, because people click later still', () => {
    expect(outcome({ lag: 60, addsShows: false }).away).toBeCloseTo(0.05, 2.5)
    expect(outcome({ lag: 6, addsShows: false }).away).toBeCloseTo(0.032, 2.5)
  })

  test('adding what shown adverts will bring hits the target within half a per cent, even with a guess a fifth too low', () => {
    const exact = outcome({ lag: 6, addsShows: true })
    expect(exact.away).toBeCloseTo(0.003, 3)
    expect(exact.unsold).toBeLessThan(0.0001)
    expect(outcome({ lag: 6, addsShows: true, believed: 0.8 }).away).toBeLessThan(0.005)
  })

  test('one cut with a perfect guess uses up the whole goal and leaves as much unsold', () => {
    const cut = outcome({ lag: 6, addsShows: true, oneCut: true })
    expect(cut.away).toBeGreaterThan(0.005)
    expect(cut.unsold).toBeGreaterThan(0.004)
  })

  test('stretching the end over the 90 s only would miss the goal as well', () => {
    expect(outcome({ lag: 6, addsShows: true, slow: SCREEN }).away).toBeGreaterThan(0.005)
  })

  test('with shows added, a sum a minute old is better than a six-second sum without them', () => {
    const minute = outcome({ lag: 60, addsShows: true }).away
    expect(minute).toBeGreaterThan(0.004)
    expect(minute).toBeLessThan(0.005)
    expect(outcome({ lag: 60, addsShows: true, believed: 0.8 }).away).toBeGreaterThan(0.006)
  })

  test('sums that stand still for a quarter of an hour cost 1 or 3.4 %; with later shows counted a quarter higher, 0.4 or 1.3', () => {
    const low = { lag: 6, addsShows: true, believed: 0.8 }
    const good = { lag: 6, addsShows: true }
    expect(Math.abs(outcome(good, 1).away - 0.01)).toBeLessThan(0.0015)
    expect(Math.abs(outcome(low, 1).away - 0.034)).toBeLessThan(0.003)
    expect(outcome(good, 1.25).away).toBeLessThan(0.005)
    expect(Math.abs(outcome(low, 1.25).away - 0.013)).toBeLessThan(0.002)
  })
})

describe('charging', () => {
  const log = ['s1', 's2', 's2', 's3'] // somebody pressed s2 twice
  type Book = { position: number; rows: string[]; sum: number }

  /**
   * Reads the position to continue from, then writes rows, sum and position in one transaction, if nobody was faster.
   */
  function charger(batch: number): ((book: Book) => void)[] {
    let from = 0
    return [
      (book) => {
        from = book.position
      },
      (book) => {
        if (book.position !== from) return
        for (const show of log.slice(from, from + batch)) {
          if (book.rows.includes(show)) continue
          book.rows.push(show)
          book.sum += 10
        }
        book.position = Math.min(log.length, from + batch)
      },
    ]
  }

  /** The usual way: add, then remember the position. */
  function careless(batch: number): ((book: Book) => void)[] {
    let from = 0
    return [
      (book) => {
        from = book.position
      },
      (book) => {
        book.sum += 10 * new Set(log.slice(from, from + batch)).size
      },
      (book) => {
        book.position = from + batch
      },
    ]
  }

  const finish = (book: Book) => {
    while (book.position < log.length) for (const step of charger(2)) step(book)
    return book
  }

  test('two chargers of one stretch, in any order and with a crash after any step, charge three shows once', () => {
    for (let order = 0; order < 6; order++)
      for (let crash = 0; crash <= 4; crash++) {
        const book: Book = { position: 0, rows: [], sum: 0 }
        const steps = orders(charger(2), charger(3))[order] ?? []
        for (const step of steps.slice(0, crash)) step(book)
        expect(finish(book)).toEqual({ position: 4, rows: ['s1', 's2', 's3'], sum: 30 })
      }
  })

  test('one show pressed on both sides of midnight is charged once only if parts follow the day of the show', () => {
    const presses = [
      { show: 's9', shown: 'Monday', pressed: 'Monday' },
      { show: 's9', shown: 'Monday', pressed: 'Tuesday' },
    ]
    const charged = (part: 'shown' | 'pressed') =>
      new Set(presses.map((press) => `${press[part]} ${press.show}`)).size
    expect([charged('shown'), charged('pressed')]).toEqual([1, 2])
  })

  test('adding first and saving the position afterwards charges a stretch twice', () => {
    const book: Book = { position: 0, rows: [], sum: 0 }
    for (const step of careless(4).slice(0, 2)) step(book)
    for (const step of careless(4)) step(book)
    expect(book.sum).toBe(60)
  })
})

describe('settling a day', () => {
  type Click = { no: number; price: number }
  const clicks: Click[] = Array.from({ length: 206 }, (_, index) => ({ no: index + 1, price: 10 }))
  const refused = new Map([3, 20, 41, 77, 90, 120, 150, 199].map((no, index) => [no, index + 1]))
  const budget = 2000

  function capped(list: readonly Click[]): number {
    return Math.min(
      budget,
      list.reduce((sum, { price }) => sum + price, 0),
    )
  }
  const clean = (cut: number) =>
    clicks.filter(({ no }) => (refused.get(no) ?? Number.POSITIVE_INFINITY) > cut)

  test('refused clicks are removed before the cap, so clicks beyond the budget move up', () => {
    expect(capped(clean(8))).toBe(1980)
    const chargedFirst = clicks.slice(0, budget / 10)
    expect(chargedFirst.filter(({ no }) => !refused.has(no)).length * 10).toBe(1920)
  })

  test('a swarm leaves room in its own campaign; the nine of ten without refusals still give their overrun away', () => {
    const bill = (pressedCount: number, refusedCount: number) => Math.min(200, pressedCount - refusedCount)
    const valid = (pressedCount: number, refusedCount: number) => pressedCount - refusedCount
    expect(valid(206, 0) - bill(206, 0)).toBe(6)
    expect(valid(206, 80) - bill(206, 80)).toBe(0)
  })

  test('a run that dies and is repeated while verdicts arrive gives the same bill, or the first one', () => {
    type Day = { cut: number | null; bill: number | null }
    let known = 5
    const settle = (day: Day): ((day: Day) => void)[] => [
      () => {
        day.cut ??= known
      },
      () => {
        day.bill ??= capped(clean(day.cut ?? 0))
      },
    ]
    for (const order of orders(['a1', 'a2'], ['verdicts'], ['b1', 'b2'])) {
      const day: Day = { cut: null, bill: null }
      known = 5
      const [one, two] = settle(day)
      for (const step of order) {
        if (step === 'verdicts') known = 8
        else if (step.endsWith('1')) one?.(day)
        else two?.(day)
      }
      expect(day.bill).toBe(capped(clean(day.cut ?? 0)))
    }
  })
})

test('shares of a replaced pacer change nothing, in whatever order they arrive', () => {
  const arrivals = orders(
    [{ term: 7, no: 41, share: 1 }],
    [
      { term: 8, no: 1, share: 0.2 },
      { term: 8, no: 2, share: 0 },
    ],
  )
  const keep = (isNewer: (a: { term: number; no: number }, b: { term: number; no: number }) => boolean) =>
    arrivals.map(
      (order) =>
        order.reduce((held, next) => (isNewer(next, held) ? next : held), { term: 7, no: 40, share: 1 })
          .share,
    )
  expect(new Set(keep((a, b) => a.term > b.term || (a.term === b.term && a.no > b.no)))).toEqual(new Set([0]))
  expect(keep(() => true)).toContain(1)
})

test('after a handover a server that names its term hears all new shares; by number alone it misses the first thousands', () => {
  const held = { term: 8, no: 5114 }
  const pacer = { term: 9, shares: [1, 2, 3] }
  const heard = (namesTerm: boolean) =>
    pacer.shares.filter((no) => (namesTerm && held.term !== pacer.term) || no > held.no)
  expect(heard(true)).toEqual([1, 2, 3])
  expect(heard(false)).toEqual([])
})

test('ten minutes without decisions: campaigns in their last three minutes stop, so the others lose 7 % on average', () => {
  const perMinute = 4
  const away = Array.from({ length: 1000 }, (_, i) => (i / 1000) * 10) // minutes until the budget is used up
    .filter((end) => end >= 3)
    .map((end) => ((10 - end) * perMinute) / 200)
  expect(away.reduce((sum, share) => sum + share, 0) / away.length).toBeCloseTo(0.07, 3)
  expect(Math.max(...away)).toBeCloseTo(0.14, 3)
})

test('the clicks of a cut-off server count as still to come, and those of the others do not, if each counts up to its own note', () => {
  const delivered = { a: 900, b: 300 } // b has written to its own disk since second 300
  const presses = [
    { server: 'a', at: 500 },
    { server: 'b', at: 600 },
  ] as const
  /**
   * How often each press counts, as charged and as still to come, if everything after its server's `note` counts as
   * still to come.
   */
  const counts = (note: (server: 'a' | 'b') => number) =>
    presses.map(({ server, at }) => Number(at <= delivered[server]) + Number(at > note(server)))
  expect(counts((server) => delivered[server])).toEqual([1, 1])
  expect(counts(() => 900)).toEqual([1, 0]) // b's press is neither charged nor still to come
  expect(counts(() => 300)).toEqual([2, 1]) // a's is both charged and still to come: every campaign slows down
})

test('a charger that restarts knows who is missing only if the notes of all click servers are stored', () => {
  const stored = { a: 300, b: 300 }
  const heardAfterwards = { a: 900 } // b is cut off and reports nothing
  const earliest = (notes: Record<string, number>) => Math.min(...Object.values(notes))
  expect(earliest({ ...stored, ...heardAfterwards })).toBe(300)
  expect(earliest(heardAfterwards)).toBe(900) // what b keeps would be neither charged nor still to come
})
