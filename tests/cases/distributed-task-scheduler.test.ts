import { expect, test } from 'vitest'

type State = 'waiting' | 'taken' | 'handed over' | 'finished' | 'cancelled' | 'skipped'
type Due = { state: State; under?: number }

/** One database: a schedule, its due runs and its share. Each method is one transaction. */
class Rows {
  version = 1
  nextDue = 23
  shareNumber = 41
  readonly due = new Map<string, Due>()

  plan(seen: { version: number; nextDue: number }, run: string, until: number, checked = true) {
    const stale = seen.version !== this.version || seen.nextDue !== this.nextDue
    if (checked && stale) return false
    if (!this.due.has(run)) this.due.set(run, { state: 'waiting' })
    this.nextDue = until
    return true
  }

  take(run: string, number: number) {
    const row = this.due.get(run)
    if (number !== this.shareNumber || row?.state !== 'waiting') return false
    this.due.set(run, { state: 'taken', under: number })
    return true
  }

  cancel(run: string) {
    const row = this.due.get(run)
    if (row?.state !== 'waiting') return 409
    row.state = 'cancelled'
    return 204
  }
}
const RUN = 'payroll 17 / 1 May 00:00'
const now = ({ version, nextDue }: Rows) => ({ version, nextDue })

test('two planners compute the same run: one row', () => {
  const rows = new Rows()
  const seen = now(rows)
  expect([rows.plan(seen, RUN, 24), rows.plan(seen, RUN, 24)]).toEqual([true, false])
  expect(rows.due.size).toBe(1)
})

test('a planner that read before a pause must not write after it', () => {
  const pausedWhilePlanning = (checked: boolean) => {
    const rows = new Rows()
    const seen = now(rows)
    rows.version = 2
    rows.due.clear()
    rows.plan(seen, RUN, 24, checked)
    return rows.due.size
  }
  expect(pausedWhilePlanning(false)).toBe(1)
  expect(pausedWhilePlanning(true)).toBe(0)
})

test('a planner that crashed does not bring back a run that has started and left the table', () => {
  const again = (checked: boolean) => {
    const rows = new Rows()
    const seen = now(rows)
    rows.plan(seen, RUN, 24)
    rows.take(RUN, 41)
    rows.due.delete(RUN) // moved to the past
    rows.plan(seen, RUN, 24, checked)
    return rows.take(RUN, 41)
  }
  expect(again(false)).toBe(true)
  expect(again(true)).toBe(false)
})

test('a starter that thaws with an old number takes nothing; what it had taken is stopped by the worker', () => {
  const rows = new Rows()
  rows.plan(now(rows), RUN, 24)
  rows.plan(now(rows), 'other', 25)
  expect(rows.take(RUN, 41)).toBe(true) // and freezes before handing over
  rows.shareNumber = 42
  const queue = [RUN] // 42 finds "taken under 41" and hands it over
  expect(rows.take('other', 41)).toBe(false)
  queue.push(RUN) // 41 thaws inside the hand-over
  const effects = new Set<string>()
  let paid = 0
  for (const run of queue) {
    if (effects.has(run)) continue
    effects.add(run)
    paid++
  }
  expect(paid).toBe(1)
})

test('an exact run cancelled with 204 does not start, if it is taken and not merely read before its time', () => {
  const naive = new Rows()
  naive.due.set(RUN, { state: 'waiting' })
  const inMemory = naive.due.get(RUN)?.state === 'waiting' // read at 23:59:59.0
  expect(naive.cancel(RUN)).toBe(204) // 23:59:59.5
  expect(inMemory).toBe(true) // and it starts at 00:00:00

  const rows = new Rows()
  rows.due.set(RUN, { state: 'waiting' })
  expect(rows.take(RUN, 41)).toBe(true)
  expect(rows.cancel(RUN)).toBe(409)
})

test('a pause removes the waiting row and turns the next time back, so that after it the run is planned again', () => {
  const afterPauseAndResume = (turnsBack: boolean): number => {
    const rows = new Rows()
    rows.plan(now(rows), RUN, 24)
    rows.due.delete(RUN) // paused at 23:30
    rows.version++
    if (turnsBack) rows.nextDue = 23
    if (rows.nextDue === 23) rows.plan(now(rows), RUN, 24) // resumed at 23:40
    return rows.due.size
  }
  expect(afterPauseAndResume(false)).toBe(0)
  expect(afterPauseAndResume(true)).toBe(1)
})

test('a repeated call finds its timer, or is refused once the row may have left', () => {
  /** A timer for minute 20 is created at 0 and cancelled at 1. What does a repeat of the first call do? */
  const repeat = (at: number, stays: 'an hour after cancelling' | 'an hour after its time'): string => {
    const leaves = stays === 'an hour after cancelling' ? 1 + 60 : 20 + 60
    if (at < leaves) return 'found'
    return at > 20 + 60 ? 'refused' : 'started'
  }
  const minutes = Array.from({ length: 300 }, (_, minute) => minute + 0.5)
  expect(minutes.some((at) => repeat(at, 'an hour after cancelling') === 'started')).toBe(true)
  expect(minutes.some((at) => repeat(at, 'an hour after its time') === 'started')).toBe(false)
})

test('after half an hour away all waiting runs are marked in six minutes, including the rows that are skipped', () => {
  const free = 3 * 5_000 - (152e6 + 80e6 * 1.6 + 120e6) / 86_400
  const others = (120e6 - 60_000 * 1_440 - 6e6) / 48
  expect(others).toBe(575_000)
  expect((600_000 + 1_800_000 + 667_000 + others) / free / 60).toBeCloseTo(5.85, 1)
})

test('in October a daily 02:30 has one name and runs once, but jobs of every minute need the instant in theirs', () => {
  const instants = Array.from({ length: 120 }, (_, i) => i) // minutes from 02:00 summer time to 03:00 winter time
  const wall = (minute: number) => `02:${String(minute % 60).padStart(2, '0')}`
  const daily = new Set(instants.filter((minute) => wall(minute) === '02:30').map(wall))
  expect(daily.size).toBe(1)
  const everyMinuteByWords = new Set(instants.map(wall))
  expect(instants.length - everyMinuteByWords.size).toBe(60)
  expect(new Set(instants.map(String)).size).toBe(120)
})

test('midnight: one database needs twenty minutes, punctual to the second needs millions of places', () => {
  expect(6e6 / 5_000 / 60).toBe(20)
  expect((6e6 / 2) * 1.5 * 2).toBe(9e6)
  // The planner's rows are writes as well, so two databases would close the exact runs too late.
  const ordinary = (152e6 + 80e6 * 1.6 + 120e6) / 86_400
  expect(Math.ceil(((ordinary + 250 + 1_960) / 5_000) * 1.5)).toBe(3)
  expect(12_000 / (2 * 5_000 - ordinary)).toBeGreaterThan(2)
  expect(12_000 / (3 * 5_000 - ordinary)).toBeCloseTo(1.16, 2)
})

test('a machine that freezes between two statements keeps the share locked; one statement leaves nothing behind', () => {
  const takenOver = (statements: 1 | 2): number | undefined => {
    const freezesAt = 1 // seconds; after the first statement, for 40 s
    const lockedUntil = statements === 2 ? freezesAt + 40 : freezesAt
    for (let second = freezesAt; second < 60; second++) {
      if (second - freezesAt >= 15 && second >= lockedUntil) return second - freezesAt
    }
    return undefined
  }
  expect(takenOver(2)).toBe(40)
  expect(takenOver(1)).toBe(15)
})

test('a new owner hands over what an older number took, but an exact run not before its time', () => {
  const handedOver = (looksAtTime: boolean): number => {
    const due = 0 // the due time; 41 took the run 2 s before it, and its share moves a second before it
    for (let second = -1; second < 5; second++) if (!looksAtTime || second >= due) return second
    return Number.NaN
  }
  expect(handedOver(false)).toBe(-1)
  expect(handedOver(true)).toBe(0)
})

test('skip while the last one runs: a run that never reports stops the schedule, unless it stops counting', () => {
  const starts = (longest: number): number => {
    let runningSince: number | undefined
    let count = 0
    for (let minute = 0; minute < 600; minute += 5) {
      if (runningSince !== undefined && minute - runningSince < longest) continue
      runningSince = minute // and its worker is never heard of again
      count++
    }
    return count
  }
  expect(starts(Number.POSITIVE_INFINITY)).toBe(1)
  expect(starts(60)).toBe(10)
})

test('places: exact jobs have room of their own, or everybody else waits four seconds on the hour', () => {
  const usual = 152e6 / 86_400
  const own = (usual + 250 + 1_960 + 6_000) * 1.5
  const shared = (usual + 6_000) * 1.5
  expect(own).toBeCloseTo(14_950, -2)
  expect(shared).toBeCloseTo(11_600, -2)
  // Exact starts take up two seconds, and the last of them ends 1.5 s later.
  expect(2 + 1.5).toBeLessThan(4)
  // Today's contract has one class: all six million in five minutes.
  expect((6e6 / 300 + usual) * 1.5 * 2 + 8 * 700).toBeCloseTo(70_900, -2)
})

test('a starter that freezes before the due time doubles its exact runs: under ten in a million with eight starters or more', () => {
  const doubled = (starters: number): number => 12_000 / starters / 152
  // Besides these, at most one batch of a hundred is between taking and hand-over.
  expect(doubled(16) + 100 / 152).toBeLessThan(10)
  expect(doubled(16) + (16 * 100) / 152).toBeGreaterThan(10)
  expect(doubled(16)).toBeCloseTo(4.9, 1)
  expect(doubled(8)).toBeLessThan(10)
  expect(doubled(7)).toBeGreaterThan(10)
})

test("a row contains everything that a start needs, and its policy decides together with the schedule's other rows", () => {
  type Row = { at: number; body: string; policy: 'once' | 'all' | 'side by side'; state: State }
  /** One statement of a starter: what it hands over of one schedule. */
  const take = (rows: Row[], now: number): string[] => {
    const started: string[] = []
    const overdue = rows.filter(({ at, state }) => at <= now && state === 'waiting')
    for (const row of overdue) {
      const isRunning = rows.some(({ state }) => state === 'taken' || state === 'handed over')
      const isNewest = row === overdue.at(-1)
      if (row.policy === 'once' && (isRunning || !isNewest)) row.state = 'skipped'
      else if (row.policy === 'side by side' || !isRunning) {
        row.state = 'taken'
        started.push(row.body)
      }
    }
    return started
  }
  const minutes = (policy: Row['policy'], count: number): Row[] =>
    Array.from({ length: count }, (_, at) => ({ at, body: `minute ${at}`, policy, state: 'waiting' }))
  const missed = minutes('once', 30)
  expect(take(missed, 30)).toEqual(['minute 29'])
  expect(missed.filter(({ state }) => state === 'skipped')).toHaveLength(29)

  const inOrder = minutes('all', 3)
  expect(take(inOrder, 3)).toEqual(['minute 0'])
  for (const row of inOrder) if (row.state === 'taken') row.state = 'finished'
  expect(take(inOrder, 3)).toEqual(['minute 1'])

  // A timer consists of its row alone.
  expect(take([{ at: 20, body: 'remind him', policy: 'side by side', state: 'waiting' }], 20)).toEqual([
    'remind him',
  ])
})

test('a starter that thaws after "finished" leaves the run finished, or its schedule would wait for a run that is over', () => {
  // The successor hands it over, the worker reports, and the thawed one writes its mark last.
  const after = (conditional: boolean): State =>
    (['finished', 'handed over'] as const).reduce<State>(
      (state, mark) => (mark === 'handed over' && conditional && state !== 'taken' ? state : mark),
      'taken',
    )
  expect(after(true)).toBe('finished')
  expect(after(false)).toBe('handed over')
})
