import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the case claims, executed: ranks read from one list of counts, two counting jobs and one crash, and counters
// that drift where a count from scratch does not.

/** How many finished in each second. */
type Counts = readonly number[]

const count = (results: readonly number[], longest = 10): number[] => {
  const counts = Array.from({ length: longest }, () => 0)
  for (const second of results) counts[second] = (counts[second] ?? 0) + 1
  return counts
}
const sum = (counts: Counts) => counts.reduce((total, n) => total + n, 0)
const place = (counts: Counts, second: number) => 1 + sum(counts.slice(0, second))

describe('a rank is read from the counts', () => {
  test('equal times share a rank, and the next one is skipped', () => {
    const counts = count([4, 5, 5, 8])
    expect([4, 5, 8].map((second) => place(counts, second))).toEqual([1, 2, 4])
  })

  test('a file that does not include me yet gives the same rank as the one that does', () => {
    expect(place(count([4, 5, 5]), 8)).toBe(place(count([4, 5, 5, 8]), 8))
    expect(place(count([4, 5]), 5)).toBe(place(count([4, 5, 5]), 5))
  })

  test('the slowest of all may rank below the counted ones, so a total is never shown below a rank', () => {
    const counts = count([4, 5, 5, 8])
    const shown = (second: number) => [place(counts, second), Math.max(sum(counts), place(counts, second))]
    expect(sum(counts)).toBeLessThan(place(counts, 9))
    expect(shown(9)).toEqual([5, 5])
  })

  test('a cheater who is set aside moves everybody up at the next count', () => {
    expect(place(count([0, 4, 5, 8]), 8)).toBe(4)
    expect(place(count([4, 5, 8]), 8)).toBe(3)
  })
})

describe('one result each', () => {
  test('phone and tablet, in every order and with a repeat, leave one row', () => {
    for (const order of orders(['phone', 'phone again'], ['tablet'])) {
      const rows = new Map<string, string>()
      for (const device of order) if (!rows.has('ana')) rows.set('ana', device)
      expect(rows.size).toBe(1)
    }
    const looksFirst = orders(['p looks', 'p writes'], ['t looks', 't writes']).map((order) => {
      const rows: string[] = []
      const free: Record<string, boolean> = {}
      for (const step of order) {
        const [who = '', what] = step.split(' ')
        if (what === 'looks') free[who] = rows.length === 0
        else if (free[who]) rows.push(who)
      }
      return rows.length
    })
    expect(looksFirst.filter((n) => n === 2)).toHaveLength(4)
  })
})

type Row = { no: number; second: number }

describe('two counting jobs and one crash', () => {
  const rows: readonly Row[] = [
    { no: 1, second: 4 },
    { no: 2, second: 5 },
    { no: 3, second: 5 },
  ]
  const truth = count([4, 5, 5])

  test('a job that adds new rows and notes its position counts twice after a crash between the two', () => {
    const saved = { counts: count([]), upTo: 0 }
    const run = (dies: boolean) => {
      const fresh = rows.filter(({ no }) => no > saved.upTo)
      saved.counts = saved.counts.map((n, second) => n + fresh.filter((row) => row.second === second).length)
      if (!dies) saved.upTo = 3
    }
    run(true)
    run(false)
    expect(sum(saved.counts)).toBe(6)
  })

  test('a row that gets its number early and is stored late is skipped forever by "newer than the last"', () => {
    const saved = { counts: count([]), upTo: 0 }
    const add = (visible: readonly Row[]) => {
      for (const { no, second } of visible.filter((row) => row.no > saved.upTo)) {
        saved.counts[second] = (saved.counts[second] ?? 0) + 1
        saved.upTo = Math.max(saved.upTo, no)
      }
    }
    add(rows.filter(({ no }) => no !== 2)) // 2 is still being written
    add(rows)
    expect(sum(saved.counts)).toBe(2)
    expect(sum(count(rows.map(({ second }) => second)))).toBe(3)
  })

  /** Each job reads the version, counts all rows, and stores its file if the version is still the one it read. */
  function publish(order: readonly string[], checked: boolean) {
    const results = [4]
    const board = { version: 1, counts: count([]) }
    const jobs: Record<string, { version: number; counts: number[] }> = {}
    const totals: number[] = []
    for (const step of order) {
      const [who = '', what] = step.split(' ')
      if (what === 'finishes') results.push(5)
      else if (what === 'version') jobs[who] = { version: board.version, counts: [] }
      else if (what === 'counts') jobs[who] = { version: jobs[who]?.version ?? 0, counts: count(results) }
      else if (!checked || jobs[who]?.version === board.version) {
        board.counts = jobs[who]?.counts ?? []
        board.version++
        totals.push(sum(board.counts))
      }
    }
    return totals
  }
  const jobsOf = (name: string) => ['version', 'counts', 'stores'].map((what) => `${name} ${what}`)
  const runs = orders(jobsOf('a'), jobsOf('b'), ['ben finishes'])
  const goesBack = (totals: readonly number[]) => totals.some((total, i) => total < (totals[i - 1] ?? 0))

  test('with two jobs at once the shown number never goes down, in any order', () => {
    expect(runs).toHaveLength(140)
    expect(runs.filter((order) => goesBack(publish(order, true)))).toEqual([])
  })

  test('without the version an older count replaces a newer one in some orders', () => {
    expect(runs.filter((order) => goesBack(publish(order, false))).length).toBeGreaterThan(0)
  })

  test('a job that dies leaves nothing behind, and the next one is right', () => {
    const finished = publish(['a version', 'a counts', ...jobsOf('b'), 'ben finishes', ...jobsOf('a')], true)
    expect(finished).toEqual([1, 2])
    expect(count(rows.map(({ second }) => second))).toEqual(truth)
  })
})

describe('the figures', () => {
  test('a count for each second of an hour is 14.4 KB, however many play', () => {
    const counts = new Uint32Array(3_600)
    for (let i = 0; i < 200_000; i++) {
      const second = (i * 7919) % 3_600
      counts[second] = (counts[second] ?? 0) + 1
    }
    expect(counts.reduce((total, n) => total + n, 0)).toBe(200_000)
    expect(counts.byteLength).toBe(14_400)
  })

  test('fifty million players: counting, the boards of groups and delivery all pass what there is', () => {
    const finishes = ((50_000_000 * 0.4) / 3_600) * 2
    expect(50_000_000 / 5_000_000).toBe(10)
    expect(finishes).toBeCloseTo(11_111, 0)
    expect(finishes * 6 * 0.5 * 8 * 0.00005).toBeGreaterThan(8)
    expect(((50_000_000 * 6 * 5_000 * 30) / 1e12) * 40).toBeGreaterThan(1_500)
  })

  test('places that are stored are rewritten half a million times for an average finish', () => {
    const finish = (players: number) => {
      let moved = 0
      for (let done = 0; done < players; done++) moved += done / 2
      return moved / players
    }
    expect(finish(2_000) / 2_000).toBeCloseTo(0.25, 2)
  })

  test('two thousand cheaters a day fill a list of a hundred, whatever the honest ones do', () => {
    const honest = Array.from({ length: 5_000 }, (_, i) => 95 + (i % 400))
    const liars = Array.from({ length: 2_000 }, (_, i) => 3 + (i % 60))
    const top = [...honest, ...liars].sort((a, b) => a - b).slice(0, 100)
    expect(top.every((second) => second < 95)).toBe(true)
  })
})

describe('a database that is unavailable at closing', () => {
  const HOUR = 60
  const SIX = 360 // in the morning, in minutes: the time that players are told
  const CLOSES = SIX + 15
  type Board = { closes: number; counted: number }
  const count = (board: Board, now: number): Board => {
    const away = now - board.counted > 1 && board.counted < board.closes
    return { closes: away ? Math.max(board.closes, now + HOUR) : board.closes, counted: now }
  }
  const late = ({ closes, counted }: Board, now: number): boolean => now > closes && counted > closes

  test('refuses no result that waited, whether the first phone or the first count comes first', () => {
    for (const [gone, back] of [
      [350, 370],
      [335, 355],
      [359.9, 379.9],
    ]) {
      const before: Board = { closes: CLOSES, counted: gone ?? 0 }
      const now = back ?? 0
      expect(late(before, now)).toBe(false)
      const after = count(before, now)
      for (let waited = 0; waited <= 10; waited++) expect(late(after, now + waited)).toBe(false)
    }
  })

  test('refuses no phone that a fail-over of seconds turned away before six, which the first count need not notice', () => {
    const seconds = (n: number) => n / 60
    for (const gone of [SIX - seconds(5), SIX - seconds(15), SIX - seconds(50)]) {
      const before: Board = { closes: CLOSES, counted: gone - seconds(5) }
      const after = count(before, gone + seconds(40))
      expect(after.closes).toBe(CLOSES)
      for (let waited = 0; waited <= 10; waited++) expect(late(after, SIX + waited)).toBe(false)
    }
    expect(late({ closes: SIX, counted: SIX + seconds(25) }, SIX + seconds(30))).toBe(true)
  })

  test('moves nothing on a quiet morning, and nothing for a closed day that is counted again', () => {
    const quiet = count(count({ closes: CLOSES, counted: CLOSES - 0.1 }, CLOSES + 0.05), CLOSES + 0.2)
    expect(quiet.closes).toBe(CLOSES)
    expect(late(quiet, CLOSES + 0.3)).toBe(true)
    expect(count({ closes: CLOSES, counted: CLOSES + 1 }, 5_000).closes).toBe(CLOSES)
  })
})

test('two cheaters set aside at once on a closed day are both gone, if a count that finds another version is repeated', () => {
  const steps = (name: string) => ['aside', 'version', 'counts', 'stores'].map((what) => `${name} ${what}`)
  const left = (order: readonly string[], again: boolean): number => {
    const aside = new Set<string>()
    const board = { version: 1, gone: 0 }
    const seen: Record<string, { version: number; gone: number }> = {}
    for (const step of order) {
      const [who = '', what] = step.split(' ')
      const mine = seen[who] ?? { version: 0, gone: 0 }
      seen[who] = mine
      if (what === 'aside') aside.add(who)
      else if (what === 'version') mine.version = board.version
      else if (what === 'counts') mine.gone = aside.size
      else if (mine.version === board.version || again) {
        board.gone = mine.version === board.version ? mine.gone : aside.size
        board.version++
      }
    }
    return aside.size - board.gone
  }
  const runs = orders(steps('ann'), steps('bob'))
  expect(runs.filter((order) => left(order, true) > 0)).toEqual([])
  expect(runs.filter((order) => left(order, false) > 0).length).toBeGreaterThan(0)
})
