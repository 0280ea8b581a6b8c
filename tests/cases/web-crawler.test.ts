import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the case claims, executed: two fetchers at one door, one of them dead or asleep, and what may be concluded from
// a list in which an advert is missing. Times in seconds.

const GAP = 2
const LONGEST = 60

/** One row per door. A turn is taken before the request and returned after it. */
class Door {
  turn = 0
  nextAt = 0

  take(now: number): number | undefined {
    if (this.nextAt > now) return undefined
    this.nextAt = now + LONGEST + GAP
    return ++this.turn
  }

  /** `seconds` since the request left, by the fetcher's own clock. */
  giveBack(turn: number, now: number, seconds: number): boolean {
    if (turn !== this.turn) return false
    this.nextAt = now + Math.max(0, GAP - seconds)
    return true
  }
}

describe('one door', () => {
  test('two fetchers that look and then write both send requests in most orders; one statement lets one of them', () => {
    const knocks = (careful: boolean) =>
      orders(['a looks', 'a writes'], ['b looks', 'b writes']).map((order) => {
        const door = new Door()
        const free: Record<string, boolean> = {}
        let count = 0
        for (const step of order) {
          const [who = '', what] = step.split(' ')
          if (what === 'looks') free[who] = door.nextAt <= 0
          else if (careful ? door.take(0) : free[who]) {
            door.nextAt = LONGEST
            count++
          }
        }
        return count
      })
    expect(knocks(false).filter((count) => count === 2)).toHaveLength(4)
    expect(knocks(true)).toEqual(Array.from({ length: 6 }, () => 1))
  })

  test('a site that takes half a minute is never asked twice at once; a fixed pause alone would do that', () => {
    const door = new Door()
    const turn = door.take(0) ?? 0
    expect([2, 10, 29].map((now) => door.take(now))).toEqual([undefined, undefined, undefined])
    expect(door.giveBack(turn, 30, 30)).toBe(true)
    expect(door.take(30)).toBe(2)

    const started = [0, 2, 4]
    expect(started.filter((at) => at < 30)).toHaveLength(3) // pause from start to start, answers take 30
  })

  test('a quick response still leaves two seconds between two requests', () => {
    const door = new Door()
    door.giveBack(door.take(0) ?? 0, 0.25, 0.25)
    expect([door.take(1.9), door.take(2)]).toEqual([undefined, 2])
  })

  test('a turn that waits for the rules file before its request leaves does not shorten the pause after it', () => {
    const door = new Door()
    const turn = door.take(0) ?? 0
    const [left, answered] = [0.5, 0.75]
    door.giveBack(turn, answered, answered - left)
    const soonest = [1.75, 2, 2.25, 2.5].find((now) => door.take(now) !== undefined)
    expect(soonest).toBe(left + GAP) // counted from the turn, the next could leave at 2, 1.5 after this one
  })

  test('a fetcher that dies costs its door a minute and no page; one crossed off when handed out is lost', () => {
    const door = new Door()
    const page = { asideUntil: 0, read: false }
    const isDue = (now: number) => !page.read && page.asideUntil <= now
    door.take(0)
    page.asideUntil = 600
    expect([door.take(61), door.take(62)]).toEqual([undefined, 2])
    // No other fetcher asks for it meanwhile, and somebody does later.
    expect([isDue(62), isDue(600)]).toEqual([false, true])

    const handedOut = new Set(['list 1'])
    const isDueWhenCrossedOffEarly = () => !handedOut.has('list 1')
    expect(isDueWhenCrossedOffEarly()).toBe(false)
  })

  test('nine thousand names on four addresses: politeness by name is a flood', () => {
    const byName = 9_000 / GAP / 4
    expect(byName).toBe(1_125)
    const neededByDay = 9_000 * 14
    expect(neededByDay).toBeLessThan((4 * 86_400) / GAP)
  })
})

type Advert = { open: boolean; turn: number; missing: number }
type Page = { turn: number }

/** Stores a response for a page, unless a later one for the same page has already been read. */
function read(page: Page, turn: number, store: () => void): void {
  if (turn < page.turn) return
  page.turn = turn
  store()
}

/** What was seen at an earlier turn of the door changes nothing that a later turn has found. */
function observe(advert: Advert, turn: number, seen: boolean, { misses = 2, byTurn = true } = {}): void {
  if (byTurn && turn <= advert.turn) return
  advert.turn = turn
  advert.missing = seen ? 0 : advert.missing + 1
  advert.open = advert.missing < misses
}

describe('what a visit proves', () => {
  test('a fetcher that slept brings back an old response, and the closed advert stays closed', () => {
    const afterSleep = (byTurn: boolean) => {
      const advert: Advert = { open: true, turn: 810, missing: 0 }
      observe(advert, 2_601, false, { byTurn }) // rounds count as old as their first turn
      observe(advert, 4_681, false, { byTurn })
      expect(advert.open).toBe(false)
      observe(advert, 2_610, true, { byTurn }) // read before, stored after
      return advert
    }
    expect(afterSleep(true)).toEqual({ open: false, turn: 4_681, missing: 2 })
    expect(afterSleep(false).open).toBe(true)
  })

  test('a sleeper from the middle of the round that closed an advert does not reopen it: its page was read again', () => {
    for (const checksPage of [true, false]) {
      // The round begins at 4681. At 4685 file 3 is requested and the fetcher falls asleep; at 4985 it is requested
      // again.
      const file: Page = { turn: 2_880 }
      const advert: Advert = { open: true, turn: 2_601, missing: 1 }
      read(file, 4_985, () => observe(advert, 4_681, false))
      expect(advert.open).toBe(false)
      if (checksPage) read(file, 4_685, () => observe(advert, 4_685, true))
      else observe(advert, 4_685, true)
      expect(advert.open).toBe(!checksPage)
    }
  })

  test('an advert slides forward while the pages of a list are read, and is missed although it is open', () => {
    let all = ['a', 'b', 'c', 'd', 'e', 'f']
    const page = (n: number) => all.slice((n - 1) * 3, n * 3)
    const seen = new Set(page(1))
    all = all.filter((id) => id !== 'b') // filled between two knocks; d moves to page 1
    for (const id of page(2)) seen.add(id)
    expect([all.includes('d'), seen.has('d')]).toEqual([true, false])

    const once: Advert = { open: true, turn: 1, missing: 0 }
    observe(once, 2, false, { misses: 1 })
    expect(once.open).toBe(false)
    const twice: Advert = { open: true, turn: 1, missing: 0 }
    observe(twice, 2, false)
    observe(twice, 4, true)
    expect(twice).toMatchObject({ open: true, missing: 0 })
  })

  test('an advert posted in the middle of a round is not missed by it, if absence is as old as the start', () => {
    const afterRound = (stampedAt: number) => {
      // The round begins at 100 and reads its first list; at 110 the new advert is opened; the round ends at 120.
      const advert: Advert = { open: true, turn: 110, missing: 0 }
      observe(advert, stampedAt, false)
      return advert.missing
    }
    expect([afterRound(100), afterRound(120)]).toEqual([0, 1])
  })

  test('a share of the whole site does not see one empty file of 24, a share of the file does', () => {
    const ofSite = 50_000 / 1_200_000
    expect(ofSite).toBeLessThan(0.3)
    expect(50_000 / 50_000).toBeGreaterThan(0.3)
  })

  test('a large site that shows an empty page with status 200 closes nothing until samples of it are gone', () => {
    const round = (known: number, missing: number, sampleGone: number, sample = 20): number => {
      if (missing / known <= 0.3) return missing
      return sampleGone / sample > 0.5 ? missing : 0
    }
    expect(round(3_000, 200, 0)).toBe(200)
    expect(round(1_200_000, 1_200_000, 0)).toBe(0)
    expect(round(3_000, 3_000, 20)).toBe(3_000) // the firm has closed
  })
})

describe('the figures', () => {
  const perDay = 86_400 / GAP
  /** The share of displayed adverts that are gone: an advert is shown for its life and, on average, one round. */
  const dead = (hours: number) => hours / (30 * 24 + hours)

  test('an absence that counts when a round of lists is over comes a whole round late on average, not half', () => {
    const steps = 200
    let sum = 0
    for (let filled = 0; filled < steps; filled++)
      for (let read = 0; read < steps; read++) {
        // Its list is read at this point of each round; if read before it was filled, this round has listed it.
        const over = read > filled ? steps : 2 * steps
        sum += over - filled
      }
    expect(sum / steps ** 3).toBeCloseTo(1, 1)
  })

  test('the largest site: new adverts alone take up nearly all permitted requests', () => {
    const fresh = 1_200_000 / 30
    const left = perDay - fresh
    expect([perDay, fresh, left]).toEqual([43_200, 40_000, 3_200])
    const listRound = 48_000 / left
    expect(listRound).toBe(15)
    expect(dead(listRound * 24)).toBeCloseTo(1 / 3, 6)
    expect(24 * 24).toBeLessThan(left)
    // Two seconds are the pause; how much lookups and slow responses may add to it before the board falls behind.
    expect(86_400 / (fresh + 24 * 24) - GAP).toBeCloseTo(0.13, 2)
  })

  test('a site of 200,000 keeps its promise through lists, with one request to confirm each missing advert', () => {
    const fresh = 200_000 / 30
    const rounds = (perDay - 2 * fresh) / (200_000 / 25)
    expect(dead(24 / rounds)).toBeCloseTo(0.0088, 4)
  })

  /**
   * Five days at a site of 200,000, a request every `gap` seconds, starting with the list `begins`. Hours until a new
   * advert is read, and how many wait.
   */
  function boardOfSecondSize(listsFirst: boolean, gap = GAP, begins = 0): { worst: number; waiting: number } {
    const lists = Array.from({ length: 8_000 }, () => ({ due: 0, posted: [] as number[] }))
    const fresh: number[] = []
    let [read, confirm, gone, posting, place, next, worst, may] = [0, 0, 0, 0, 0, begins, 0, 0]
    for (let minute = 0; minute < 5 * 1440; minute++) {
      const hour = (minute % 1440) / 60
      for (posting += hour >= 9 && hour < 17 ? 4_000 / 480 : 2_667 / 960; posting >= 1; posting--) {
        lists[place]?.posted.push(minute)
        place = (place + 3_001) % lists.length
      }
      gone += 6_667 / 1440
      for (may += 60 / gap; may >= 1; may--) {
        const list = lists[next]
        if (!list) continue
        const since = fresh[read]
        if (!(listsFirst && list.due <= minute) && (since !== undefined || confirm >= 1)) {
          if (since === undefined) confirm--
          else {
            read++
            worst = Math.max(worst, minute - since)
          }
          continue
        }
        list.due = minute + 240
        fresh.push(...list.posted)
        list.posted = []
        next = (next + 1) % lists.length
        if (next === 0) [confirm, gone] = [confirm + gone, 0]
      }
    }
    return { worst: worst / 60, waiting: fresh.length - read }
  }

  test('a site of 200,000 shows a new advert within eight hours, unless its lists go before what they name', () => {
    const worst = (gap: number) =>
      Math.max(...[0, 2_000, 4_000, 6_000].map((begins) => boardOfSecondSize(false, gap, begins).worst))
    expect(worst(GAP)).toBeGreaterThan(7.1)
    expect(worst(GAP)).toBeLessThan(7.3)
    expect(worst(2.13)).toBeGreaterThan(7.7)
    expect(worst(2.13)).toBeLessThan(8)
    expect(boardOfSecondSize(false).waiting).toBeLessThan(1_000)
    expect(boardOfSecondSize(true).waiting).toBeGreaterThan(30_000)
  })

  test('office hours at the largest site leave a queue of five hours, simulated minute by minute', () => {
    let waiting = 0
    let most = 0
    for (let minute = 0; minute < 3 * 1440; minute++) {
      const hour = (minute % 1440) / 60
      const office = hour >= 9 && hour < 17
      waiting += office ? 24_000 / 480 : 16_000 / 960
      waiting -= Math.min(waiting, (43_200 - 576) / 1440)
      most = Math.max(most, waiting)
    }
    expect(most).toBeGreaterThan(9_700)
    expect(most).toBeLessThan(9_900)
    expect(most / ((43_200 - 576) / 24)).toBeCloseTo(5.5, 1)
  })

  test('one visit a day and two pages: the one that changes nine times a day does not deserve it', () => {
    const fresh = (changes: number, visits: number) =>
      visits === 0 ? 0 : (visits / changes) * (1 - Math.exp(-changes / visits))
    const shared = (toRestless: number) => (fresh(9, toRestless) + fresh(1, 1 - toRestless)) / 2
    expect(shared(0.9)).toBeCloseTo(0.1, 2) // in proportion to change
    expect(shared(0.5)).toBeCloseTo(0.24, 2)
    expect(shared(0)).toBeCloseTo(0.316, 2)
    for (let part = 0.05; part <= 1; part += 0.05) expect(shared(part)).toBeLessThan(shared(0))
  })
})
