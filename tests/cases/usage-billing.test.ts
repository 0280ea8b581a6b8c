import { expect, test } from 'vitest'
import { orders } from '../support/orders'

type Report = { meter: string; hour: number; seconds: number }

/** One row per meter and hour. A meter is a job on a host since its last boot. The larger number wins. */
class Usage {
  readonly rows = new Map<string, number>()

  receive({ meter, hour, seconds }: Report): boolean {
    if (seconds < 0 || seconds > 3600) return false
    const key = `${meter} ${hour}`
    this.rows.set(key, Math.max(this.rows.get(key) ?? 0, seconds))
    return true
  }

  total(): number {
    return [...this.rows.values()].reduce((sum, seconds) => sum + seconds, 0)
  }
}

const report = (seconds: number, meter = 'h7/1/job9', hour = 0): Report => ({ meter, hour, seconds })

test('levels survive repeats, losses and any order, as long as the last one of the hour arrives', () => {
  for (const order of orders([60, 120, 180], [120, 180])) {
    const usage = new Usage()
    let added = 0
    for (const seconds of order) {
      usage.receive(report(seconds))
      added += 60
    }
    expect(usage.total()).toBe(180)
    expect(added).toBe(300)
  }
  const gap = new Usage()
  for (const seconds of [60, 180]) gap.receive(report(seconds))
  expect(gap.total()).toBe(180)
})

test('a host that reboots starts a new meter; under the old name its work would vanish', () => {
  const usage = new Usage()
  usage.receive(report(900, 'h7/1/job9'))
  usage.receive(report(120, 'h7/2/job9'))
  expect(usage.total()).toBe(1020)
  const naive = new Usage()
  naive.receive(report(900, 'h7/job9'))
  naive.receive(report(120, 'h7/job9'))
  expect(naive.total()).toBe(900)
})

test('an answer that names only the hour lets a host forget its last seconds; one that names the seconds does not', () => {
  const run = (namesSeconds: boolean) => {
    const usage = new Usage()
    const onDisk = new Map([[0, 3540]])
    usage.receive(report(3540)) // its answer is slow
    onDisk.set(0, 3600) // the hour ends
    const answered = { hour: 0, seconds: 3540 }
    if (!namesSeconds || answered.seconds >= (onDisk.get(answered.hour) ?? 0)) onDisk.delete(answered.hour)
    for (const [hour, seconds] of onDisk) usage.receive(report(seconds, undefined, hour))
    return usage.total()
  }
  expect([run(false), run(true)]).toEqual([3540, 3600])
})

test('if the larger number wins, an absurd one would win forever, so an hour has 3,600 seconds', () => {
  const usage = new Usage()
  expect(usage.receive(report(9_000_000))).toBe(false)
  usage.receive(report(600))
  expect(usage.total()).toBe(600)
})

type Correction = { bound: 'at least' | 'at most'; seconds: number }

/** Seconds of one job and hour over all its boots, limited by its newest correction. */
const held = (metered: number, newest: Correction): number =>
  newest.bound === 'at least' ? Math.max(metered, newest.seconds) : Math.min(metered, newest.seconds)

test('an excess is reduced by a correction; a smaller report cannot do it, and the month refunds money', () => {
  const usage = new Usage()
  usage.receive(report(3600))
  usage.receive(report(540))
  expect(usage.total()).toBe(3600)
  expect(held(usage.total(), { bound: 'at most', seconds: 540 })).toBe(540)
  expect(rate(53_949) - rate(54_000)).toBeLessThan(0)
})

test('a silent meter that speaks after its correction counts once, whatever it says', () => {
  for (const late of [0, 60, 480, 540, 600]) {
    expect(held(late, { bound: 'at least', seconds: 540 })).toBe(Math.max(late, 540))
  }
  const twoBoots = 300 + 240
  expect(held(twoBoots, { bound: 'at least', seconds: 540 })).toBe(540)
})

test('an hour that the store has higher than the host is forgotten, and a row that is refused is as well', () => {
  const usage = new Usage()
  usage.receive(report(3000)) // absurd, but possible
  const answer = (seconds: number) =>
    usage.receive(report(seconds)) ? (usage.rows.get('h7/1/job9 0') ?? 0) : ('refused' as const)
  const forgets = (own: number, rule: 'the same' | 'at least') => {
    const said = answer(own)
    return said === 'refused' || (rule === 'at least' ? said >= own : said === own)
  }
  expect([forgets(540, 'the same'), forgets(540, 'at least')]).toEqual([false, true])
  expect(forgets(9_000_000, 'at least')).toBe(true)
})

test('where lengths vary, a running job has more to go than half of the average, and 220 EUR cover the largest customer', () => {
  let state = 3
  const random = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return (state + 1) / (2 ** 32 + 1)
  }
  const lengths = Array.from({ length: 50_000 }, () => -Math.log(random()) * 9)
  const total = lengths.reduce((sum, one) => sum + one, 0)
  const toGo = lengths.reduce((sum, one) => sum + (one * one) / 2, 0) / total
  expect(toGo).toBeGreaterThan(8)
  expect(toGo).toBeLessThan(10)
  const over = (limit: number) => {
    const cents = (minutes: number) => rate(minutes) / 100
    let minutes = 0
    while (cents(minutes) < limit) minutes += 100
    return cents(minutes + 2000 * (2 + 9)) - limit
  }
  expect([100, 280, 300, 400, 1000].map((limit) => Math.round(over(limit)))).toEqual([
    220, 220, 216, 196, 176,
  ])
})

test('with 3 % of jobs killed, only a meter that outlives the job keeps 0.1 %', () => {
  const jobs = Array.from({ length: 6000 }, (_, n) => ({ seconds: 510 + (n % 60), killed: n % 100 < 3 }))
  const ran = jobs.reduce((sum, { seconds }) => sum + seconds, 0)
  const lost = (billed: (job: { seconds: number; killed: boolean }) => number) =>
    1 - jobs.reduce((sum, job) => sum + billed(job), 0) / ran
  const startAndEnd = lost(({ seconds, killed }) => (killed ? 0 : seconds))
  const byJob = lost(({ seconds, killed }) => (killed ? seconds - (seconds % 60) : seconds))
  const byHost = lost(({ seconds }) => seconds)
  expect(startAndEnd).toBeGreaterThan(0.025)
  expect(byJob).toBeGreaterThan(0.001)
  expect(byJob).toBeLessThan(0.002)
  expect(byHost).toBe(0)
})

const BOOK = [
  { upTo: 50_000, price: 1.0 },
  { upTo: 500_000, price: 0.8 },
  { upTo: Number.POSITIVE_INFINITY, price: 0.6 },
]

/** Cents for a month's minutes, rounded once. */
function rate(minutes: number, book = BOOK): number {
  let [cents, from] = [0, 0]
  for (const { upTo, price } of book) {
    cents += Math.max(0, Math.min(minutes, upTo) - from) * price
    from = upTo
  }
  return Math.round(cents)
}

test('late minutes cost what the whole month costs now, less what was billed', () => {
  const billed = rate(48_000)
  expect(billed).toBe(48_000)
  expect(rate(54_000) - billed).toBe(5_200)
  expect(rate(6_000)).toBe(6_000)
  expect(2 * (rate(51_000) - billed)).toBe(5_600)
  const volume = (minutes: number) => minutes * (minutes > 50_000 ? 0.8 : 1)
  expect(volume(54_000) - volume(48_000)).toBeCloseTo(-4_800)
})

test('a mistyped limit shows in last month priced twice, and hardly at all on the first night that it counts', () => {
  const mistyped = BOOK.map((step) => (step.upTo === 50_000 ? { ...step, upTo: 5_000 } : step))
  // Most customers use at most some thousands of minutes a day, 140 of them far more.
  const days = Array.from({ length: 14_000 }, (_, n) => (n < 140 ? 60_000 : n % 3_000))
  const moved = (nights: number) =>
    days.filter((day) => rate(day * nights) !== rate(day * nights, mistyped)).length
  expect(moved(1)).toBe(140)
  expect(moved(30)).toBeGreaterThan(13_000)
})

/** Two late reports of 3,000 minutes each reach two workers. */
function adjust(order: readonly string[], locked: boolean) {
  const month = { minutes: 48_000, billed: rate(48_000) }
  const seen = new Map<string, { minutes: number; billed: number }>()
  const lines: number[] = []
  for (const step of order) {
    const [worker = '', act] = step.split(' ')
    if (act === 'arrive') month.minutes += 3_000
    else if (act === 'read') seen.set(worker, { ...month })
    else if (locked) {
      const due = rate(month.minutes) - month.billed
      if (due !== 0) lines.push(due)
      month.billed += due
    } else {
      const then = seen.get(worker)
      if (!then) continue
      lines.push(rate(then.billed === month.billed ? then.minutes : 51_000) - then.billed)
      month.billed = then.billed + (lines.at(-1) ?? 0)
    }
  }
  return { sum: lines.reduce((sum, line) => sum + line, 0), billed: month.billed, due: rate(month.minutes) }
}

test('two workers that correct one month at once bill the difference once', () => {
  const steps = (worker: string) => ['arrive', 'read', 'write'].map((act) => `${worker} ${act}`)
  let wrong = 0
  for (const order of orders(steps('a'), steps('b'))) {
    const careful = adjust(order, true)
    expect(careful.sum).toBe(5_200)
    expect(careful.billed).toBe(careful.due)
    if (adjust(order, false).sum !== 5_200) wrong++
  }
  expect(wrong).toBeGreaterThan(0)
})

type Invoice = { customer: string; number: number }

/** A closing run that may stop after any step, and is restarted while the first may still be running. */
function close(order: readonly number[], together: boolean) {
  const final: Invoice[] = []
  const mailed = new Set<string>()
  let next = 1
  const runs = [0, 1].map(() => ({ step: 0, number: 0 }))
  for (const who of order) {
    const run = runs[who]
    if (!run) continue
    if (together && run.step === 0) {
      // Number and final state in one transaction, with one invoice per customer and month.
      if (!final.some(({ customer }) => customer === 'c1')) final.push({ customer: 'c1', number: next++ })
    } else if (!together && run.step === 0) run.number = next++
    else if (!together && run.step === 1) final.push({ customer: 'c1', number: run.number })
    else for (const { number } of final) mailed.add(together ? 'c1 March' : `no. ${number}`)
    run.step++
  }
  return { numbers: final.map(({ number }) => number), next, mailed: mailed.size }
}

test('a closing run that dies and is restarted sends one invoice and leaves no gap in the numbers', () => {
  let doubled = 0
  let holes = 0
  const stops = [0, 1, 2, 3]
  for (const stop of stops) {
    for (const order of orders(Array(stop).fill(0), [1, 1, 1])) {
      const careful = close(order, true)
      expect(careful.numbers).toEqual([1])
      expect(careful.next).toBe(2)
      expect(careful.mailed).toBe(1)
      const naive = close(order, false)
      if (naive.numbers.length > 1) doubled++
      if (naive.next - 1 > naive.numbers.length) holes++
    }
  }
  expect(doubled).toBeGreaterThan(0)
  expect(holes).toBeGreaterThan(0)
})

test('an invoice computed again a year later needs the prices and the minutes of then', () => {
  const march = { minutes: 54_000, billedMinutes: 48_000, book: BOOK }
  const newBook = BOOK.map(({ upTo, price }) => ({ upTo, price: price * 1.1 }))
  expect(rate(march.billedMinutes, march.book)).toBe(48_000)
  expect(rate(march.billedMinutes, newBook)).not.toBe(48_000)
  expect(rate(march.minutes, march.book)).not.toBe(48_000)
})

test('rounding each job gives another price', () => {
  const jobs = Array.from({ length: 1000 }, (_, n) => 300 + (n % 481)) // 5 to 13 minutes in seconds
  const seconds = jobs.reduce((sum, one) => sum + one, 0)
  const exact = rate(seconds / 60)
  const up = rate(jobs.reduce((sum, one) => sum + Math.ceil(one / 60), 0))
  expect(up / exact - 1).toBeGreaterThan(0.05)
  expect(up / exact - 1).toBeLessThan(0.06)
})

test('old hours added up once an hour and new ones each minute miss nothing, if the boundary moves with the adding up', () => {
  const run = (boundaryMoves: 'with the sum' | 'by the minute'): number => {
    const seconds = new Map<number, number>() // by hour of the month
    const between = (from: number, to: number): number =>
      [...seconds].filter(([hour]) => hour >= from && hour < to).reduce((sum, [, each]) => sum + each, 0)
    let [old, cut, worst] = [0, 0, 0]
    for (let minute = 0; minute < 20 * 60; minute++) {
      const hour = Math.floor(minute / 60)
      seconds.set(hour, (seconds.get(hour) ?? 0) + 60)
      // The sum is computed at half past, so a boundary that follows the clock leaves half an hour in neither part.
      if (minute % 60 === 30) {
        cut = hour - 1
        old = between(0, cut)
      }
      const from = boundaryMoves === 'with the sum' ? cut : hour - 1
      worst = Math.max(worst, Math.abs(between(0, hour + 1) - old - between(from, hour + 1)))
    }
    return worst
  }
  expect(run('with the sum')).toBe(0)
  expect(run('by the minute')).toBe(3600)
})

test('what a host reports five hours late is in the next sum of old hours, once', () => {
  const rows = [{ hour: 1, seconds: 600 }]
  const total = (from: number, to: number): number =>
    rows.filter(({ hour }) => hour >= from && hour < to).reduce((sum, { seconds }) => sum + seconds, 0)
  const before = total(0, 6)
  rows.push({ hour: 2, seconds: 900 })
  expect(before + total(6, 8)).toBe(600)
  expect(total(0, 7) + total(7, 9)).toBe(1500)
})

test('a draft that is edited during its trial or after it cannot be released; with one edition for all it can', () => {
  const released = (order: readonly string[], byEdition: boolean): 'tried' | 'untried' | 'none' => {
    let [edition, read, tried] = [1, 0, 0]
    let state: 'tried' | 'untried' | 'none' = 'none'
    for (const step of order) {
      if (step === 'edit') edition++
      if (step === 'trial reads') read = edition
      if (step === 'trial writes') tried = read
      if (step === 'release' && tried > 0 && (!byEdition || tried === edition))
        state = tried === edition ? 'tried' : 'untried'
    }
    return state
  }
  const all = orders(['trial reads', 'trial writes', 'release'], ['edit'])
  expect(all.some((order) => released(order, true) === 'untried')).toBe(false)
  expect(all.some((order) => released(order, true) === 'tried')).toBe(true)
  expect(all.some((order) => released(order, false) === 'untried')).toBe(true)
})

test('a stop that must be repeated ends with the watcher; one that is told once keeps a customer out into the next month', () => {
  const startsAt = (minute: number, lapses: boolean) => {
    const watcherDies = 30
    const lastTold = Math.min(minute, watcherDies) // every minute while it lives
    return lapses && minute - lastTold >= 10
  }
  expect(startsAt(29, true)).toBe(false)
  expect(startsAt(39, true)).toBe(false)
  expect(startsAt(40, true)).toBe(true)
  expect(startsAt(24 * 60, false)).toBe(false)
})
