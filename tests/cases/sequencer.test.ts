import { describe, expect, test } from 'vitest'

// What the sequencer case claims, executed: processes with wrong clocks that exchange messages, a clock that is set
// back, a machine from the future, and a process that freezes, wakes up and meets the next owner of its seat.

const PER_MS = 1024
const AHEAD_LIMIT = 500
const LENT = 16 * 60_000

type Mark = { time: number; count: number }
type Stretch = { seat: number; from: number; to: number }

class Process {
  private last: Mark
  constructor(
    readonly stretch: Stretch,
    readonly clock: (now: number) => number,
    private readonly hears = true,
  ) {
    this.last = { time: stretch.from, count: 0 }
  }

  /** The number as time, count, seat. `undefined` when the stretch is used up and nobody lends more. */
  next(now: number): (Mark & { seat: number }) | undefined {
    const clock = this.clock(now)
    const { time, count } = this.last
    const counted = count + 1 < PER_MS ? { time, count: count + 1 } : { time: time + 1, count: 0 }
    const made = clock > time ? { time: clock, count: 0 } : counted
    if (made.time >= this.stretch.to) return undefined
    this.last = made
    return { ...made, seat: this.stretch.seat }
  }

  saw({ time, count }: Mark, now: number): boolean {
    if (!this.hears) return true
    if (time > this.clock(now) + AHEAD_LIMIT) return false
    if (time > this.last.time || (time === this.last.time && count > this.last.count)) {
      this.last = { time, count }
    }
    return true
  }
}

type Numbered = Mark & { seat: number }
const seatLast = ({ time, count, seat }: Numbered): number => time * 2 ** 23 + count * 2 ** 13 + seat
const seatFirst = ({ time, count, seat }: Numbered): number => time * 2 ** 23 + seat * 2 ** 10 + count

function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** Twelve processes, clocks 10 ms off, one set back by 200 ms on the way; counts effects that sort before causes. */
function wrongPairs(order: (n: Numbered) => number, hears = true): { wrong: number; doubles: number } {
  const random = drawn(7)
  const processes = Array.from({ length: 12 }, (_, seat) => {
    const off = Math.floor(random() * 21) - 10
    const clock = (now: number): number => Math.floor(now) + off - (seat === 3 && now > 1400 ? 200 : 0)
    return new Process({ seat, from: 0, to: LENT }, clock, hears)
  })
  const given = new Set<number>()
  let wrong = 0
  let asked = 0
  for (let now = 1000; now < 2000; now += 0.25) {
    const [from, to] = [random(), random()].map((x) => processes[Math.floor(x * processes.length)])
    const cause = from?.next(now)
    if (!cause || !to?.saw(cause, now + 0.5)) continue
    const effect = to.next(now + 0.5)
    if (!effect) continue
    if (order(effect) <= order(cause)) wrong++
    given.add(order(cause)).add(order(effect))
    asked += 2
  }
  return { wrong, doubles: asked - given.size }
}

describe('effect after cause', () => {
  test('never before it when the latest number travels along and the seat comes last', () => {
    expect(wrongPairs(seatLast)).toEqual({ wrong: 0, doubles: 0 })
  })

  test('often before it with clocks alone, and with the familiar layout that has the seat before the count', () => {
    expect(wrongPairs(seatLast, false).wrong).toBeGreaterThan(100)
    expect(wrongPairs(seatFirst).wrong).toBeGreaterThan(10)
  })

  test('Anna and Ben, with the values of the case', () => {
    const anna: Numbered = { time: 10, count: 2, seat: 7 }
    const ben = new Process({ seat: 3, from: 0, to: LENT }, () => 4)
    ben.saw(anna, 0)
    const answer = ben.next(0)
    expect(answer).toEqual({ time: 10, count: 3, seat: 3 })
    expect([anna, answer ?? anna].map(seatLast)).toEqual([83_902_471, 83_910_659])
    expect([anna, answer ?? anna].map(seatFirst)).toEqual([83_893_250, 83_889_155])
  })
})

describe('clocks and sleepers', () => {
  test('a machine an hour ahead is refused; honest clocks, one of them just set back, are not', () => {
    const receiver = new Process({ seat: 1, from: 0, to: LENT * 10 }, (now) => now - 210)
    expect(receiver.saw({ time: 5000 + 3_600_000, count: 0 }, 5000)).toBe(false)
    expect(receiver.saw({ time: 5000 + 10, count: 0 }, 5000)).toBe(true)
    expect(5000 + 10 - (5000 - 210)).toBeLessThanOrEqual(AHEAD_LIMIT - 280)
  })

  test('a machine an hour ahead is past its stretch and makes no number at all; ten minutes ahead is inside', () => {
    const ahead = (by: number) => new Process({ seat: 1, from: 0, to: LENT }, (now) => now + by)
    expect(ahead(3_600_000).next(1000)).toBeUndefined()
    expect(ahead(600_000).next(1000)?.time).toBe(601_000)
  })

  test('a clock 490 ms ahead makes honest machines refuse each other; reports from 220 ms on name it at the first message', () => {
    const HONEST_MOST = 220
    const clock = (off: number) => new Process({ seat: 1, from: 0, to: LENT }, (now) => now + off)
    const sick = clock(490).next(1000)
    const fast = clock(10)
    expect(fast.saw(sick ?? { time: 0, count: 0 }, 1000)).toBe(true)
    expect((sick?.time ?? 0) - 1010).toBeGreaterThan(HONEST_MOST)
    const honest = fast.next(1000)
    expect(clock(-11).saw(honest ?? { time: 0, count: 0 }, 1000)).toBe(false)
  })

  test('what machines just inside the limit pass on does not add up: nobody gets further than 500 ms ahead', () => {
    let mark: Mark = { time: 1000 + AHEAD_LIMIT, count: 0 }
    for (let seat = 0; seat < 50; seat++) {
      const process = new Process({ seat, from: 0, to: LENT }, () => 1000)
      expect(process.saw(mark, 0)).toBe(true)
      mark = process.next(0) ?? mark
    }
    expect(mark).toMatchObject({ time: 1500, count: 50 })
  })

  test('10,000 numbers after a step back of 200 ms need ten milliseconds of number time', () => {
    let clock = 1200
    const process = new Process({ seat: 1, from: 0, to: LENT }, () => clock)
    process.next(0)
    clock = 1000
    const numbers = Array.from({ length: 10_000 }, () => process.next(0)?.time ?? 0)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(1210)
  })

  test('a sleeper and the next owner of its seat never give the same number', () => {
    let now = 0
    const sleeper = new Process({ seat: 9, from: 0, to: LENT }, () => now)
    const before = sleeper.next(now)
    now = LENT + 5
    const heir = new Process({ seat: 9, from: LENT, to: 2 * LENT }, () => LENT - 10)
    const first = heir.next(now)
    expect(sleeper.next(now)).toBeUndefined()
    expect(first?.time).toBeGreaterThanOrEqual(LENT)
    expect(before?.time).toBeLessThan(LENT)
  })

  test('a store restored from an old copy takes back running processes only: a sleeper would get a seat that has an heir', () => {
    const store = new Map([[9, 'sleeper']]) // the copy is older than the heir
    const register = (process: string, stretchTo: number, now: number, checked: boolean): boolean => {
      if (checked && stretchTo <= now) return false
      if (!checked && store.get(9) !== process) return false
      store.set(9, process)
      return true
    }
    const now = LENT + 1000
    expect(register('sleeper', LENT, now, false)).toBe(true) // both number seat 9 from now on
    expect(register('sleeper', LENT, now, true)).toBe(false)
    expect(register('heir', 2 * LENT, now, true)).toBe(true)
  })

  test('an heir that trusts its clock instead of the beginning of its stretch repeats a number', () => {
    const leaver = new Process({ seat: 9, from: 0, to: LENT }, () => 1005)
    const last = leaver.next(0)
    const trusting = new Process({ seat: 9, from: 0, to: LENT }, () => 1005)
    expect(trusting.next(0)).toEqual(last)
    const careful = new Process({ seat: 9, from: (last?.time ?? 0) + 1, to: LENT }, () => 1005)
    expect(careful.next(0)?.time).toBe(1006)
  })

  test('web pages keep every number exact for twelve days, then round', () => {
    const at = (days: number, count: number): bigint =>
      BigInt(Math.floor(days * 86_400_000)) * 2n ** 23n + BigInt(count) * 2n ** 13n + 7n
    expect(BigInt(Number(at(12, 3)))).toBe(at(12, 3))
    expect(BigInt(Number(at(13, 3)))).not.toBe(at(13, 3))
    expect(Number(at(360, 3) + 1n)).toBe(Number(at(360, 3) + 2n))
  })

  test('whoever waits until 20 ms past its number is safe from clocks 10 ms off; waiting 20 ms is not, if the number is ahead', () => {
    const record = { time: 1300, count: 0 } // taken over from a machine 300 ms ahead, at 1000 by a clock 10 ms fast
    const phoned = (at: number) =>
      new Process({ seat: 2, from: 0, to: LENT }, (now) => now - 10).next(at)?.time
    expect(phoned(record.time + 20 - 10 + 1)).toBeGreaterThan(record.time)
    expect(phoned(1000 - 10 + 20)).toBeLessThan(record.time)
  })

  test('ten years of the locked row are below the first new number, if time begins at a minute', () => {
    expect(500 * 10 * 365 * 86_400).toBeLessThan(seatLast({ time: 60_000, count: 0, seat: 0 }))
    expect(500 * 10 * 365 * 86_400).toBeGreaterThan(seatLast({ time: 10_000, count: 0, seat: 0 }))
  })

  test('alone for ten minutes with number time half a second ahead needs 16 minutes lent, not 15', () => {
    const lasts = (lent: number): number => lent - 5 * 60_000 - AHEAD_LIMIT
    expect(lasts(15 * 60_000)).toBeLessThan(10 * 60_000)
    expect(lasts(LENT)).toBeGreaterThan(10 * 60_000)
  })
})

describe('a clean stop', () => {
  test('a repeat of the return that arrives late frees the seat of another owner, unless it names its process', () => {
    const run = (namesOwner: boolean) => {
      const seat: { owner: string | undefined } = { owner: 'first' }
      const giveBack = (process: string) => {
        if (!namesOwner || seat.owner === process) seat.owner = undefined
      }
      const owners: string[] = []
      const take = (process: string) => {
        if (seat.owner) return
        seat.owner = process
        owners.push(process)
      }
      giveBack('first') // the reply is lost
      take('second')
      giveBack('first')
      take('third')
      return owners
    }
    expect(run(false)).toEqual(['second', 'third'])
    expect(run(true)).toEqual(['second'])
  })

  test('the last millisecond used stays with the leaver: the next owner would count in it from zero', () => {
    const leaver = new Process({ seat: 7, from: 1000, to: LENT }, () => 1005)
    const given = Array.from({ length: 50 }, () => leaver.next(0)?.count)
    const heir = (from: number) => new Process({ seat: 7, from, to: LENT }, () => 997).next(0)
    const repeated = heir(1005)
    expect(repeated?.time).toBe(1005)
    expect(given).toContain(repeated?.count)
    expect(heir(1006)?.time).toBe(1006)
  })
})
