import { expect, test } from 'vitest'
import { orders } from '../support/orders'

test('a stretch done twice publishes a version with a gap when pieces are counted, but not when they are listed', () => {
  // Four stretches. Worker A is slow on number 2, its turn expires, B does it, then A reports as well.
  const reports = [
    { stretch: 1, by: 'A', sum: 'a1' },
    { stretch: 2, by: 'B', sum: 'b2' },
    { stretch: 2, by: 'A', sum: 'a2' },
    { stretch: 3, by: 'B', sum: 'b3' },
  ]
  const counted = reports.length
  expect(counted >= 4).toBe(true)

  const list = new Map<number, string>()
  for (const { stretch, sum } of reports) if (!list.has(stretch)) list.set(stretch, `t/v/${stretch}-${sum}`)
  expect(list.size === 4).toBe(false)
  list.set(4, 't/v/4-b4')
  expect([...list.values()]).toEqual(['t/v/1-a1', 't/v/2-b2', 't/v/3-b3', 't/v/4-b4'])
})

test('two encoders that finish together: one of them sees the version complete, if each asks while holding its row', () => {
  const completed = (steps: (who: string) => string[]) =>
    orders(steps('a'), steps('b')).map((order) => {
      const committed = new Set<string>()
      const seen: Record<string, number> = {}
      for (const step of order) {
        const [who = '', ...what] = step.split(' ')
        if (what.includes('asks')) seen[who] = new Set([...committed, who]).size // its own row, and what is committed
        if (what.includes('commits')) committed.add(who)
      }
      return Object.values(seen).includes(2)
    })
  expect(completed((who) => [`${who} asks`, `${who} commits`]).every(Boolean)).toBe(false)
  expect(completed((who) => [`${who} asks commits`]).every(Boolean)).toBe(true) // nobody comes between
})

test('the whole list of a film does not fit into the two seconds on a slow connection, its first half minute does', () => {
  const listSeconds = (filmSeconds: number) => ((filmSeconds / 4) * 10 * 12 * 8) / 2e6
  expect(listSeconds(3_600)).toBeCloseTo(0.43, 2)
  const picture = (list: number) => 0.7 + list + (0.6 * 4) / 2
  expect(picture(listSeconds(3_600))).toBeGreaterThan(2)
  expect(picture(listSeconds(30))).toBeLessThan(2)
})

test('an intake that dies between storing and asking leaves an original that nobody prepares, unless somebody looks for it', () => {
  const prepared = (looks: boolean) => {
    const originals = ['film']
    const jobs: string[] = [] // the intake died here
    if (looks) for (const one of originals) if (!jobs.includes(one)) jobs.push(one)
    return jobs
  }
  expect(prepared(false)).toEqual([])
  expect(prepared(true)).toEqual(['film'])
})

test('an intake that dies half way through handing out jobs leaves cuts that nobody prepares, unless each cut is looked for, not the original', () => {
  const cuts = ['v1/1', 'v1/2', 'v2/1', 'v2/2']
  const left = (looksFor: 'original' | 'cut') => {
    const rows = new Set(['v1/1'])
    const jobs = new Set(['v1/1', 'v1/2']) // the intake died here
    const found = looksFor === 'cut' || (rows.size === 0 && jobs.size === 0)
    if (found) for (const cut of cuts) if (!rows.has(cut)) jobs.add(cut)
    return cuts.filter((cut) => !rows.has(cut) && !jobs.has(cut))
  }
  expect(left('original')).toEqual(['v2/1', 'v2/2'])
  expect(left('cut')).toEqual([])
})

test('a late worker overwrites a published piece unless its name carries the sum of its content', () => {
  const store = new Map<string, string>()
  store.set('t/v/2', 'content of B')
  const published = store.get('t/v/2')
  store.set('t/v/2', 'content of A')
  expect(store.get('t/v/2')).not.toBe(published)

  store.set('t/v/2-b2', 'content of B')
  store.set('t/v/2-a2', 'content of A')
  expect(store.get('t/v/2-b2')).toBe('content of B')
})

test('four slots admit four screens when two devices start at once; counting first admits five', () => {
  const rows = ['tv', 'phone', 'tablet']
  const seen = [rows.length, rows.length]
  for (const [n, device] of ['laptop', 'kitchen'].entries()) if ((seen[n] ?? 0) < 4) rows.push(device)
  expect(rows).toHaveLength(5)

  const slots = new Map<number, { device: string; until: number }>()
  const open = (device: string, now: number) => {
    for (let slot = 1; slot <= 4; slot++) {
      if ((slots.get(slot)?.until ?? 0) > now) continue
      slots.set(slot, { device, until: now + 180 })
      return slot
    }
    return 0
  }
  expect(['tv', 'phone', 'tablet', 'laptop', 'kitchen'].map((device) => open(device, 0))).toEqual([
    1, 2, 3, 4, 0,
  ])
  // The tablet loses power and stops reporting; the others renew every minute.
  for (const [slot, held] of slots) if (slot !== 3) held.until = 60 + 180
  expect(open('kitchen', 181)).toBe(3)
})

test('a television that retries takes one slot, not four; a screen that comes back never renews a slot that is taken', () => {
  type Slot = { device: string; until: number }
  const start = (slots: Map<number, Slot>, device: string, now: number, knows: boolean) => {
    const mine = knows && [1, 2, 3, 4].find((slot) => slots.get(slot)?.device === device)
    const slot = mine || [1, 2, 3, 4].find((one) => (slots.get(one)?.until ?? 0) <= now)
    if (slot) slots.set(slot, { device, until: now + 180 })
    return slot
  }
  const careless = new Map<number, Slot>()
  for (let now = 0; now < 4; now++) start(careless, 'tv', now, false)
  expect(start(careless, 'phone', 5, false)).toBeUndefined()
  const slots = new Map<number, Slot>()
  for (let now = 0; now < 4; now++) start(slots, 'tv', now, true)
  expect(start(slots, 'phone', 5, true)).toBe(2)

  const renew = (device: string, slot: number, now: number) => {
    if (slots.get(slot)?.device !== device) return start(slots, device, now, true)
    slots.set(slot, { device, until: now + 180 })
    return slot
  }
  // The television was silent for 200 s, and a tablet took its slot.
  expect(start(slots, 'tablet', 200, true)).toBe(1)
  expect(renew('tv', 1, 210)).not.toBe(1)
  expect(slots.get(1)?.device).toBe('tablet')
})

test('four screens run and one pauses: the television next door starts at once if a pause ends the slot, else after three minutes', () => {
  const startsAt = (pauseEnds: boolean) => {
    const until = [600, 600, 600, 600]
    const pausedAt = 100
    until[3] = pausedAt + (pauseEnds ? 0 : 180)
    for (let now = pausedAt; now < 600; now++) if (until.some((end) => end <= now)) return now - pausedAt
    return undefined
  }
  expect([startsAt(true), startsAt(false)]).toEqual([0, 180])
})

test('a film fetched ahead opens at the same moment on televisions whose clocks differ', () => {
  const opensAt = 3_600
  const shows = (fetchedAt: number, clockOff: number, byClock: boolean) => {
    const left = opensAt - fetchedAt
    return byClock ? opensAt - clockOff : fetchedAt + left
  }
  const clocks = [-900, 0, 300]
  expect(new Set(clocks.map((off) => shows(100, off, true))).size).toBe(3)
  expect(clocks.map((off) => shows(100, off, false))).toEqual([3_600, 3_600, 3_600])
})

test('the position of the latest moment of watching wins, whichever message comes last and whoever rewinds', () => {
  type Report = { opened: number; elapsed: number; seconds: number }
  const tv: Report = { opened: 1_000, elapsed: 300, seconds: 1_860 }
  const phone: Report = { opened: 2_000, elapsed: 60, seconds: 900 } // rewound on the train
  const arrivals = [phone, tv] // the television was offline for a while
  const at = ({ opened, elapsed }: Report) => opened + elapsed

  expect(arrivals.at(-1)?.seconds).toBe(1_860)
  expect(Math.max(...arrivals.map(({ seconds }) => seconds))).toBe(1_860)
  const kept = arrivals.reduce((stored, report) => (at(report) > at(stored) ? report : stored))
  expect(kept.seconds).toBe(900)
})

test('a start that could not read the position does not erase it: its reports are answered until the viewer chooses or is past it', () => {
  const report = (stored: number, seconds: number, read: boolean, choice: boolean) =>
    read || choice || seconds > stored ? { stored: seconds, offers: undefined } : { stored, offers: stored }
  const minute31 = 31 * 60
  expect(report(minute31, 60, true, false).stored).toBe(60) // what one slow moment does without the mark
  expect(report(minute31, 60, false, false)).toEqual({ stored: minute31, offers: minute31 })
  expect(report(minute31, 75, false, true)).toEqual({ stored: 75, offers: undefined })
  expect(report(minute31, minute31 + 20, false, false).stored).toBe(minute31 + 20)
  expect(report(0, 60, false, false).stored).toBe(60) // nothing was there
})

/** Devices that fail ask again; answering "not now" costs a tenth of an answer. Returns how many still wait. */
function finale(wait: (attempt: number, random: () => number) => number) {
  let seed = 7
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const CAPACITY = 10 // a thousandth of 10,000/s, like all figures here
  const due = new Map<number, number[]>()
  let waiting = 0
  let peak = 0
  for (let now = 0; now < 900; now++) {
    const calls = due.get(now) ?? []
    due.delete(now)
    if (now < 120) for (let i = 0; i < 25; i++) calls.push(0)
    waiting += now < 120 ? 25 : 0
    peak = Math.max(peak, calls.length)
    // Every call costs a tenth to examine; the rest of the second goes into real answers.
    const answered = Math.min(calls.length, Math.max(0, Math.floor((CAPACITY - calls.length * 0.1) / 0.9)))
    waiting -= answered
    for (const attempt of calls.slice(answered)) {
      const again = now + Math.max(1, Math.round(wait(attempt, random)))
      const list = due.get(again) ?? []
      list.push(attempt + 1)
      due.set(again, list)
    }
  }
  return { waiting, peak: peak * 1_000 }
}

test('retrying every second keeps the start service down after the rush; growing random waits let it recover', () => {
  const everySecond = finale(() => 1)
  expect(everySecond.peak).toBeGreaterThan(1_500_000)
  expect(everySecond.waiting).toBeGreaterThan(1_000)

  const growing = finale((attempt, random) => random() * Math.min(128, 4 * 2 ** attempt) * 2)
  expect(growing.peak).toBeLessThan(200_000)
  expect(growing.waiting).toBe(0)
})

test('a large piece on a line that collapses outlasts the buffer, so the device gives it up half way', () => {
  const PIECE = 4
  const play = (giveUp: boolean) => {
    let held = 30
    const megabits = 16 * PIECE
    let left = megabits
    let seconds = 0
    let stalled = 0
    while (left > 0) {
      const line = seconds < 1 ? 20 : 2
      left -= line
      seconds++
      held--
      if (held < 0) stalled++
      if (giveUp && seconds === 3) left = 1 * PIECE // the same four seconds at 1 Mbit/s
    }
    return { seconds, stalled }
  }
  expect((16 * PIECE) / 2).toBe(32)
  expect(play(false).seconds).toBe(23)
  expect(play(true)).toEqual({ seconds: 5, stalled: 0 })
  // Two such pieces in a row drain thirty seconds; if given up, they cost ten.
  expect(play(false).seconds * 2).toBeGreaterThan(30)
  expect(play(true).seconds * 2).toBeLessThan(30)
})

test('one Play on a poor line has its first picture inside two seconds only with a modest first piece', () => {
  const overhead = 0.7
  const firstPicture = (mbit: number, line: number) => overhead + (mbit * 4) / line
  expect(firstPicture(0.6, 2)).toBeLessThan(2)
  expect(firstPicture(2, 2)).toBeGreaterThan(2)
  expect(firstPicture(2, 20)).toBeCloseTo(1.1)
})

test('five times the work pays for popular hours in days and for the others in years', () => {
  const extra = 1_000 * 0.03 * 4
  const saved = ((5e6 / 8) * 3_600 * 0.2 * 0.4) / 1e12
  const needed = extra / saved
  expect(needed).toBeGreaterThan(660_000)
  expect(needed).toBeLessThan(670_000)
  const viewingHours = 30e6 * 2
  const popular = (viewingHours * 0.9) / (20_000 * 0.02)
  const other = (viewingHours * 0.1) / (20_000 * 0.98)
  expect(needed / popular).toBeLessThan(5)
  expect(needed / other / 365).toBeGreaterThan(5)
  // Preparing the existing videos again pays for all five fifths of the work, not just for the four new ones.
  expect(20_000 * 1_000 * 0.03 * 5).toBe(3_000_000)
})
