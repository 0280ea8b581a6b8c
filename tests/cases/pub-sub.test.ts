import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the pub-sub case claims, executed: announcements read while transactions are open, a reader that was replaced
// and wakes up, two matchers and two callers on one waiting list, and where a newcomer or a new follower starts.

type Steps = Record<string, () => void>

function play(steps: Steps, order: readonly string[]): void {
  for (const step of order) steps[step]?.()
}

describe('reading announcements', () => {
  test('reading by row number misses a row that was taken first and saved last; the order of saving does not', () => {
    const saved: number[] = []
    const byNumber: number[] = []
    const bySaving: number[] = []
    const look = (): void => {
      const last = byNumber.at(-1) ?? 0
      byNumber.push(...saved.filter((row) => row > last).sort((a, b) => a - b))
      bySaving.push(...saved.slice(bySaving.length))
    }
    play({ 'save 58': () => saved.push(58), 'save 57': () => saved.push(57), look }, [
      'save 58',
      'look',
      'save 57',
      'look',
    ])
    expect(byNumber).toEqual([58])
    expect(bySaving).toEqual([58, 57])
  })

  function lane(order: readonly string[], refuses: boolean): number[] {
    const events: number[] = []
    let term = 1
    const append = (by: number, version: number) => (): void => {
      if (!refuses || by >= term) events.push(version)
    }
    play(
      {
        'old 57': append(1, 57),
        'old 58': append(1, 58),
        takeover: () => {
          term = 2
        },
        'new 57': append(2, 57),
        'new 58': append(2, 58),
      },
      order,
    )
    return events
  }

  test('a replaced reader that wakes up puts an older version last, unless the store refuses it', () => {
    const all = orders(['old 57'], ['takeover', 'new 57', 'new 58'])
    const last = all.map((order) => lane(order, false).at(-1))
    expect(last).toContain(57)
    for (const order of all) expect(lane(order, true).at(-1)).toBe(58)
  })

  test('readers that drop versions they have passed end right even then', () => {
    for (const order of orders(['old 57', 'old 58'], ['takeover', 'new 57', 'new 58'])) {
      const shown = lane(order, false).reduce((known, version) => Math.max(known, version), 0)
      expect(shown).toBe(58)
    }
  })
})

type Row = { number: number }
type Rules = { onlyLarger: boolean; lease: boolean; looksAtLatest: boolean }

/**
 * One partner, one offer. Two matchers (one of them late) write the waiting list, two callers process it. Returns the
 * versions in the order in which the partner received them, and what still waits.
 */
function deliver(order: readonly string[], { onlyLarger, lease, looksAtLatest }: Rules) {
  let row: Row | undefined
  let leasedTo: string | undefined
  let latest = 56
  const received: number[] = []
  const carried: Record<string, { number: number; version: number } | undefined> = {}
  const match = (number: number) => (): void => {
    if (row && onlyLarger && row.number >= number) return
    row = { number }
  }
  const takes = (caller: string) => (): void => {
    if (!row || carried[caller] || (lease && leasedTo && leasedTo !== caller)) return
    if (looksAtLatest && latest < row.number) return
    leasedTo = caller
    carried[caller] = { number: row.number, version: looksAtLatest ? latest : row.number }
  }
  const answers = (caller: string) => (): void => {
    const call = carried[caller]
    if (!call) return
    carried[caller] = undefined
    received.push(call.version)
    if (row && row.number <= (looksAtLatest ? call.version : call.number)) row = undefined
  }
  const steps: Steps = {
    'm1 57': match(57),
    'm2 58': match(58),
    'latest 57': () => {
      latest = Math.max(latest, 57)
    },
    'latest 58': () => {
      latest = 58
    },
    'c1 takes': takes('c1'),
    'c1 answers': answers('c1'),
    'c2 takes': takes('c2'),
    'c2 answers': answers('c2'),
    'lease lapses': () => {
      leasedTo = undefined
    },
  }
  play(steps, order)
  // Everything that still waits is sent in the end.
  for (let i = 0; i < 3 && row; i++)
    play(steps, ['c1 answers', 'c2 answers', 'lease lapses', 'c1 takes', 'c1 answers'])
  return { received, waits: row !== undefined }
}

describe('the waiting list of one partner', () => {
  const all = orders(
    ['m1 57'],
    ['m2 58', 'latest 58'],
    ['c1 takes', 'c1 answers'],
    ['c2 takes', 'c2 answers'],
  )
  const whole: Rules = { onlyLarger: true, lease: true, looksAtLatest: true }
  const inOrder = (versions: readonly number[]): boolean =>
    versions.every((version, i) => version >= (versions[i - 1] ?? 0))

  test('two matchers and two callers: the partner ends with the newest, in order, in all orders', () => {
    expect(all.length).toBeGreaterThan(500)
    for (const order of all) {
      const { received, waits } = deliver(order, whole)
      expect(waits).toBe(false)
      expect(received.at(-1)).toBe(58)
      expect(inOrder(received)).toBe(true)
    }
  })

  test('a caller that dies during a call, and one that only slept, leave the partner with the newest', () => {
    const dies = orders(
      ['m1 57', 'latest 57', 'c1 takes', 'lease lapses'],
      ['m2 58', 'latest 58'],
      ['c2 takes', 'c2 answers'],
    )
    const sleeps = orders(
      ['m1 57', 'latest 57', 'c1 takes', 'lease lapses', 'c1 answers'],
      ['m2 58', 'latest 58'],
      ['c2 takes', 'c2 answers'],
    )
    for (const order of [...dies, ...sleeps]) {
      const { received, waits } = deliver(order, whole)
      expect(waits).toBe(false)
      expect(Math.max(...received)).toBe(58)
    }
    // The sleeper can break the order; the version in the call tells the partner.
    expect(sleeps.some((order) => !inOrder(deliver(order, whole).received))).toBe(true)
  })

  test('if a late matcher may overwrite a newer number, some partner ends with the old price', () => {
    const ends = all.map((order) => deliver(order, { ...whole, onlyLarger: false, looksAtLatest: false }))
    expect(ends.some(({ received }) => Math.max(...received) < 58)).toBe(true)
  })

  test('without a lease two callers overtake each other', () => {
    const ends = all.map((order) => deliver(order, { ...whole, lease: false, looksAtLatest: false }))
    expect(ends.some(({ received }) => !inOrder(received))).toBe(true)
  })
})

describe('where a reader starts', () => {
  const changes = [1, 2, 3, 4, 5, 6]
  const hears = (from: number, applied: number): number[] => [
    ...changes.filter((n) => n <= applied),
    ...changes.filter((n) => n > from),
  ]

  test('the position of the stored state closes the gap; the end of the log leaves one when the state lags', () => {
    const applied = 4
    expect(new Set(hears(applied, applied)).size).toBe(6)
    expect(new Set(hears(6, applied)).size).toBe(4)
  })

  test('a new follower gets the current state after the matcher knows about it, or misses what lies between', () => {
    const run = (order: readonly string[]): number => {
      let price = 10
      let known = false
      let shown = 0
      play(
        {
          follow: () => {
            known = true
          },
          state: () => {
            shown = price
          },
          change: () => {
            price = 11
            if (known) shown = 11
          },
        },
        order,
      )
      return shown
    }
    for (const order of orders(['follow', 'state'], ['change'])) expect(run(order)).toBe(11)
    expect(orders(['state', 'follow'], ['change']).map(run)).toContain(10)
  })
})

test('ten places for each partner hold the hanging ones to 4,000 calls; one pool lets them have two thirds', () => {
  const peak = (900e6 * 3 * 4) / 86_400
  const pool = peak * 0.02 * 30
  const good = peak * 0.98 * 0.3
  expect(pool / (pool + good)).toBeCloseTo(2 / 3, 2)
  expect(20_000 * 0.02 * 10).toBe(4_000)
})

test('two events of one offer overtake each other in stores by type; one lane that is filtered keeps their order', () => {
  const written = [
    { version: 58, type: 'stock' },
    { version: 59, type: 'price' },
    { version: 60, type: 'photo' },
  ]
  const wanted = ['price', 'stock']
  const byType = wanted.flatMap((type) => written.filter((event) => event.type === type))
  const filtered = written.filter(({ type }) => wanted.includes(type))
  expect(byType.map(({ version }) => version)).toEqual([59, 58])
  expect(filtered.map(({ version }) => version)).toEqual([58, 59])
})

test('a reader that reads the stored state for hours continues with the changes from where it was at the start', () => {
  const offers = [1, 2, 3, 4]
  const missing = (from: 'start' | 'end'): number => {
    // While offer i is read, change i arrives for the offer that was read first, and the state follows at once.
    const truth = new Map(offers.map((offer) => [offer, 0]))
    const known = new Map<number, number>()
    const changes: { offer: number; version: number }[] = []
    for (const [i, offer] of offers.entries()) {
      known.set(offer, truth.get(offer) ?? 0)
      changes.push({ offer: 1, version: i + 1 })
      truth.set(1, i + 1)
    }
    for (const { offer, version } of changes.slice(from === 'start' ? 0 : changes.length))
      known.set(offer, Math.max(known.get(offer) ?? 0, version))
    return offers.filter((offer) => known.get(offer) !== truth.get(offer)).length
  }
  expect(missing('start')).toBe(0)
  expect(missing('end')).toBe(1)
})

describe('a right that ends, and a follow that begins', () => {
  /**
   * One partner, one offer. Numbers of the right and of the offer's version are sent with a call; the right takes
   * precedence.
   */
  function rights(order: readonly string[], countsRights: boolean) {
    const now = { right: 1, version: 57, allowed: true }
    let row: { right: number; version: number } | undefined = { right: 1, version: 57 }
    let call: typeof now | undefined
    const partner = { right: 1, version: 56, shows: false }
    const covers = (sent: typeof now, due: { right: number; version: number }): boolean =>
      sent.version >= due.version && (!countsRights || sent.right >= due.right)
    const steps: Steps = {
      takes: () => {
        if (row && !call) call = { ...now }
      },
      answers: () => {
        if (!call) return
        const isNewer =
          countsRights && call.right !== partner.right
            ? call.right > partner.right
            : call.version > partner.version
        if (isNewer) Object.assign(partner, call, { shows: call.allowed })
        if (row && covers(call, row)) row = undefined
        call = undefined
      },
      ends: () => {
        now.right = 2
        now.allowed = false
        row = { right: 2, version: row?.version ?? 0 }
      },
      changes: () => {
        now.version = 58
        row = { right: row?.right ?? 1, version: 58 }
      },
    }
    play(steps, order)
    for (let i = 0; i < 3; i++) play(steps, ['answers', 'takes', 'answers'])
    return { shows: partner.shows, waits: row !== undefined }
  }
  const all = orders(['takes', 'answers'], ['ends'], ['changes'])

  test('the number of the right takes the offer from the partner in every order; the version alone does not', () => {
    for (const order of all) expect(rights(order, true)).toEqual({ shows: false, waits: false })
    const quiet = orders(['takes', 'answers'], ['ends'])
    for (const order of quiet) expect(rights(order, true)).toEqual({ shows: false, waits: false })
    expect(quiet.some((order) => rights(order, false).shows)).toBe(true)
  })

  test('a new follow carries the place of the matcher, so a stored state that lags behind it is not sent', () => {
    const run = (order: readonly string[], carriesPlace: boolean): number => {
      const lane = [59]
      let matched = 1
      let latest = 59
      let place = 1
      let known = false
      let due: number | undefined
      let shown = 0
      const steps: Steps = {
        event: () => lane.push(60),
        match: () => {
          if (matched < lane.length && known) due = lane.at(-1)
          matched = lane.length
          if (known) place = matched
        },
        follow: () => {
          known = true
          due ??= 0
          place = matched
        },
        feed: () => {
          latest = lane.at(-1) ?? latest
        },
        call: () => {
          if (due === undefined || latest < due || (carriesPlace && latest < (lane[place - 1] ?? 0))) return
          shown = latest
          due = undefined
        },
      }
      play(steps, order)
      play(steps, ['match', 'feed', 'call'])
      return shown
    }
    const all = orders(['event', 'match', 'feed'], ['follow', 'call'])
    for (const order of all) expect(run(order, true)).toBe(60)
    expect(all.some((order) => run(order, false) === 59)).toBe(true)
  })
})

test('a lease of a minute without calls in its last 30 s starts them all the time only if it is renewed before', () => {
  const longestPause = (renewedEvery: number): number => {
    let [until, pause, longest] = [60, 0, 0]
    for (let now = 0; now < 600; now++) {
      if (now % renewedEvery === 0) until = now + 60
      pause = until - now > 30 ? 0 : pause + 1
      longest = Math.max(longest, pause)
    }
    return longest
  }
  expect([longestPause(60), longestPause(20)]).toEqual([30, 0]) // healthy partners are promised 10 s
})

test('a partner who leaves and follows again during a call is shown the old state, unless a row is covered by place too', () => {
  const shown = (countsPlace: boolean): number => {
    let latest = { version: 59, place: 100 }
    let due: { version: number; place: number } | undefined = { version: 59, place: 100 }
    const sent = latest // the call is under way
    due = undefined // he unfollows
    latest = { version: 60, place: 101 } // nobody is called for it
    due = { version: 0, place: 101 } // he follows again
    if (sent.version >= due.version && (!countsPlace || sent.place >= due.place)) due = undefined
    return due ? latest.version : sent.version
  }
  expect([shown(false), shown(true)]).toEqual([59, 60])
})

test('two of three zones carry the peak of the waiting lists, and three zones write every copy of it', () => {
  const [written, read, machines, rate] = [250_000 + 41_667, 145_000, 24, 50_000]
  expect((written * 3 + read) / (machines * rate)).toBeLessThan(0.86)
  expect((written * 2 + read) / ((machines * 2 * rate) / 3)).toBeLessThan(0.92)
})

test('a matcher that dies before the rows of a withdrawn right loses them, unless its successor goes on from a kept place', () => {
  const offers = [71, 77]
  const run = (crashAfter: number, keepsPlace: boolean) => {
    const changes = [{ number: 2, right: 2 }]
    const due = new Map<number, number>()
    let matched = 1
    let left = crashAfter
    const match = () => {
      for (const { number, right } of changes.filter((change) => change.number > matched)) {
        for (const offer of offers) {
          if (left-- === 0) return
          due.set(offer, Math.max(due.get(offer) ?? 0, right))
        }
        if (left-- === 0) return
        matched = number
      }
    }
    match()
    left = Number.POSITIVE_INFINITY
    if (!keepsPlace) matched = 2 // the successor loads the table, right 2 included, and sees nothing new
    match()
    return [...due.values()]
  }
  for (const crashAfter of [0, 1, 2]) expect(run(crashAfter, true)).toEqual([2, 2])
  expect(run(0, false)).toEqual([])
  expect(run(1, false)).toEqual([2])
})

test('callers that read the latest state cost three of its machines; bodies from the log cost three there and the disks', () => {
  const state = (reads: number) => Math.ceil(((250_000 + 41_667) * 2 + reads) / 50_000 / 2) * 3
  expect([state(20_000), state(145_000)]).toEqual([21, 24])
  const log = (readers: number) => Math.ceil((62.5 * (3 + 6 + readers) * 1.5) / 100)
  expect([log(3), log(6)]).toEqual([12, 15])
  expect((24 - 21) * 700).toBeLessThan((15 - 12) * 700 + 810)
})
