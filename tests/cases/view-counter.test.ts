import { expect, test } from 'vitest'

/** A count node: the number, and the last batch per server start, change in one transaction. */
class CountNode {
  readonly counts = new Map<string, number>()
  readonly last = new Map<string, number>()

  accept(server: string, batch: number, sums: ReadonlyMap<string, number>, checked = true) {
    if (checked && batch <= (this.last.get(server) ?? 0)) return
    for (const [video, n] of sums) this.counts.set(video, (this.counts.get(video) ?? 0) + n)
    this.last.set(server, batch)
  }
}

test('the worked example: 17, 18 and 9 views, one lost answer, one crash', () => {
  const node = new CountNode()
  node.accept('S7a', 812, new Map([['v9', 17]]))
  node.accept('S7a', 812, new Map([['v9', 17]]))
  node.accept('S7a', 813, new Map([['v9', 18]]))
  // S7 dies with nine views that it has answered and not sent.
  expect(node.counts.get('v9')).toBe(35)

  const log = [...Array.from({ length: 43 }, (_, i) => `play ${i}`), 'play 7']
  const reported = log.length
  const repeated = reported - new Set(log).size
  expect({ reported, repeated, valid: reported - repeated - 3 }).toEqual({
    reported: 44,
    repeated: 1,
    valid: 40,
  })
})

test('a sum that grows while it is sent loses or repeats views; a frozen, numbered one does not', () => {
  const cleared = { sum: 10, stored: 0 }
  cleared.stored += cleared.sum
  cleared.sum += 3 // three views while the answer is in transit
  cleared.sum = 0 // "clear when accepted"
  expect(cleared.stored + cleared.sum).toBe(10)

  const resent = new CountNode()
  resent.accept('S7', 1, new Map([['v9', 10]])) // the answer is lost
  resent.accept('S7', 2, new Map([['v9', 13]])) // so the larger sum is sent as a new one
  expect(resent.counts.get('v9')).toBe(23)

  const frozen = new CountNode()
  frozen.accept('S7', 1, new Map([['v9', 10]]))
  frozen.accept('S7', 1, new Map([['v9', 10]]))
  frozen.accept('S7', 2, new Map([['v9', 3]]))
  expect(frozen.counts.get('v9')).toBe(13)
})

test('a restarted server that keeps its name loses everything until it passes its old number', () => {
  const counted = (name: string) => {
    const node = new CountNode()
    node.accept('S7a', 813, new Map([['v9', 18]]))
    for (let batch = 1; batch <= 5; batch++) node.accept(name, batch, new Map([['v9', 10]]))
    return node.counts.get('v9')
  }
  expect(counted('S7a')).toBe(18)
  expect(counted('S7b')).toBe(68)
})

test('a batch that overtakes the previous one loses it, so a server sends the next only after the answer', () => {
  const node = new CountNode()
  node.accept('S7a', 2, new Map([['v9', 3]]))
  node.accept('S7a', 1, new Map([['v9', 10]]))
  expect(node.counts.get('v9')).toBe(3)
})

/** Can two transactions that lock rows in these orders wait for each other in some interleaving? */
const maybeDeadlock = (a: readonly string[], b: readonly string[]) =>
  a.some((first, i) => a.slice(i + 1).some((then) => b.includes(then) && b.indexOf(then) < b.indexOf(first)))

test('"the hot row last" deadlocks when two servers disagree on what is hot; a batch of its own cannot', () => {
  const hotLast = (rows: readonly string[], hot: string) => [...rows.filter((row) => row !== hot), hot]
  expect(maybeDeadlock(hotLast(['v1', 'v5', 'v9'], 'v5'), ['v1', 'v5', 'v9'])).toBe(true)
  expect(maybeDeadlock(['v1', 'v9'], ['v1', 'v5', 'v9'])).toBe(false)
  expect(maybeDeadlock(['v5'], ['v1', 'v5', 'v9'])).toBe(false)
})

test('counting for a second relieves the hottest record and hardly anything else', () => {
  // For a video with r views a second, how many increments do 200 servers send that each wait t seconds?
  const leaving = (r: number, t: number) => (200 * (1 - Math.exp((-r * t) / 200))) / t
  expect(leaving(3_470, 1)).toBeCloseTo(200, 0)
  const other = 174_000 * 0.38
  const each = other / 999
  expect(each).toBeCloseTo(66, 0)
  expect(leaving(each, 1)).toBeGreaterThan(56)
  const total = leaving(3_470, 1) + 999 * leaving(each, 1) + 174_000 * 0.6
  expect(total).toBeGreaterThan(159_000)
  expect(total / 174_000).toBeGreaterThan(0.9)
  // An adder that receives all views of a video merges the whole top thousand.
  expect((1_000 + 174_000 * 0.6) / 174_000).toBeLessThan(0.61)
})

test('a statement of fifty rows that holds the hot row from start to end leaves no room for the others', () => {
  const use = (held: number) => 200 * held
  expect(use(0.005)).toBe(1)
  expect(use(0.002)).toBeLessThan(0.5)
})

/** settled: valid views through settledDay. open: sums of later days, as counted. */
type Shown = { settled: number; settledDay: number; open: Map<number, number> }
const total = ({ settled, open }: Shown) => settled + [...open.values()].reduce((sum, n) => sum + n, 0)

test('the nightly correction runs twice and beside new views without harm; a subtraction or an overwrite breaks', () => {
  const shown: Shown = {
    settled: 1_000,
    settledDay: 6,
    open: new Map([
      [7, 44],
      [8, 5],
    ]),
  }
  const settle = (day: number, valid: number) => {
    if (shown.settledDay >= day) return
    shown.settled += valid
    shown.settledDay = day
    shown.open.delete(day)
  }
  settle(7, 40)
  shown.open.set(8, 6)
  settle(7, 40)
  expect(total(shown)).toBe(1_046)

  // A quiet day 8 has no row for this video; asking for "the day before" would stop it forever.
  shown.open.clear()
  settle(9, 3)
  expect(total(shown)).toBe(1_043)

  // A sum of day 7 that a node that was down over midnight accepts late: the log has had it all along.
  const late = (day: number, n: number, checked: boolean) => {
    if (!checked || day > shown.settledDay) shown.open.set(day, (shown.open.get(day) ?? 0) + n)
  }
  late(7, 17, true)
  expect(total(shown)).toBe(1_043)
  late(7, 17, false)
  settle(10, 0)
  expect(total(shown)).toBe(1_060) // unchecked, it stays forever

  let subtracted = 1_049
  for (let run = 0; run < 2; run++) subtracted -= 4
  expect(subtracted + 1).not.toBe(1_046)
  const overwritten = 1_000 + 40 // what the job knew; today's six are gone
  expect(overwritten).not.toBe(1_046)
})

test('a player that sends two ids for a view deceives both counts, so comparing them finds nothing', () => {
  const gap = (ids: number) => {
    const reported = 1_000 * ids * 1.01
    return (reported - 1_000 * ids * 0.92) / reported
  }
  expect(gap(2)).toBeCloseTo(gap(1), 6)
})

test('two copies of different age let a number go down, unless the device ignores older corrections and keeps the larger number of one', () => {
  const copies = [
    { n: 1_049, correction: 6 },
    { n: 1_041, correction: 6 },
    { n: 1_046, correction: 7 },
    { n: 1_050, correction: 6 }, // a copy that lags behind the night
  ]
  let seen = { n: 0, correction: 0 }
  const shown = copies.map((copy) => {
    if (copy.correction > seen.correction || (copy.correction === seen.correction && copy.n > seen.n))
      seen = copy
    return seen.n
  })
  expect(copies.map(({ n }) => n)).toEqual([1_049, 1_041, 1_046, 1_050])
  expect(shown).toEqual([1_049, 1_049, 1_046, 1_046])
})

test('a day that is replaced under a new run comes out the same after a crash; one that is added to does not', () => {
  const reports = [3, 4, 5]
  const added = { sum: 0 }
  for (const n of reports.slice(0, 2)) added.sum += n // dies here
  for (const n of reports) added.sum += n
  expect(added.sum).toBe(19)

  const paid = { run: 1, valid: 0 }
  const finish = (run: number, valid: number, closed: boolean) => {
    if (!closed && run > paid.run) Object.assign(paid, { run, valid })
  }
  finish(
    3,
    reports.reduce((sum, n) => sum + n, 0),
    false,
  )
  finish(2, 7, false) // the dead run wakes up late
  finish(4, 11, true) // and another one after the month was closed
  expect(paid).toEqual({ run: 3, valid: 12 })
})

test('a repeat just after midnight is paid twice, unless the job of the new day looks back', () => {
  const reports = [
    { play: 'p1', minute: -2 },
    { play: 'p1', minute: 3 }, // the answer to the first was lost
    { play: 'p2', minute: 700 },
  ]
  const valid = (from: number, to: number, lookBack: number) => {
    const before = reports.filter(({ minute }) => minute >= from - lookBack && minute < from)
    const known = new Set(before.map(({ play }) => play))
    const day = reports.filter(({ minute }) => minute >= from && minute < to)
    return new Set(day.map(({ play }) => play).filter((play) => !known.has(play))).size
  }
  const both = (lookBack: number) => valid(-1440, 0, lookBack) + valid(0, 1440, lookBack)
  expect(both(0)).toBe(3)
  expect(both(70)).toBe(2)
})

test('an empty copy that only hears of changes has no number for quiet videos; the node sends all of its own first', () => {
  const node = new Map([
    ['grandmother', 12],
    ['final', 9_000],
  ])
  const filled = (all: boolean) => {
    const copy = new Map<string, number>(all ? node : [])
    copy.set('final', 9_050) // the only change of this evening
    return copy.get('grandmother')
  }
  expect(filled(false)).toBeUndefined()
  expect(filled(true)).toBe(12)
})

test('one old id sent every noon is paid every day, unless an id is refused an hour after its play began', () => {
  const DAY = 1440
  const paid = (sentAt: readonly number[], began: number, refuses: boolean) => {
    const logged = sentAt.filter((at) => !refuses || at - began < 60)
    const days = new Set(logged.map((at) => Math.floor(at / DAY)))
    return [...days].filter((day) => !logged.some((at) => at >= day * DAY - 70 && at < day * DAY)).length
  }
  const noons = Array.from({ length: 30 }, (_, day) => day * DAY + 720)
  expect(paid(noons, 720, false)).toBe(30)
  expect(paid(noons, 720, true)).toBe(1)
  // Whenever it is sent within its hour, including over midnight, it is paid once.
  for (let began = DAY - 120; began < DAY + 120; began += 7)
    for (let again = 0; again < 60; again += 7) expect(paid([began, began + again], began, true)).toBe(1)
})

test('a lost pass leaves a quiet video one short until its next view, unless the node resends it', () => {
  const shown = (repeats: boolean) => {
    const copy = new Map([['grandmother', 12]])
    const passes = [new Map([['grandmother', 13]]), new Map<string, number>(), new Map<string, number>()]
    let unheard: ReadonlyMap<string, number> = new Map()
    for (const [second, pass] of passes.entries()) {
      const sent = new Map([...(repeats ? unheard : []), ...pass])
      if (second === 0)
        unheard = sent // the connection drops it
      else for (const [video, n] of sent) copy.set(video, n)
    }
    return copy.get('grandmother')
  }
  expect([shown(false), shown(true)]).toEqual([12, 13])
})
