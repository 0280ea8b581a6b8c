import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the monitoring case claims, executed: counters with a restart, seconds from fault to call, a metric that
// explodes at a release, two alarm managers with a crash and a partition, and a list of what should run that ends.

function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

describe('counters', () => {
  const before = [9000, 9000, 9000]
  const after = [9100, 40, 9110]
  const increase = (from: number, to: number): number => (to < from ? to : to - from)
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

  test('increase first, then the sum: 250; the sum first mistakes one restart for a restart of everything', () => {
    expect(sum(before.map((from, i) => increase(from, after[i] ?? 0)))).toBe(250)
    expect(increase(sum(before), sum(after))).toBe(18_250)
  })

  test('a missed value costs nothing with counters and is lost with "in the last ten seconds"', () => {
    const total = [0, 100, 200, 300]
    expect(increase(total[1] ?? 0, total[3] ?? 0)).toBe(200)
    const each = [100, 100, 100]
    expect(sum(each.filter((_, i) => i !== 1))).toBe(200) // of 300
  })

  test('a program that crashes every 8 s is never fetched with its errors', () => {
    let fetched = 0
    for (let now = 0; now < 600; now += 10) {
      const age = now % 8
      const errors = age >= 7 ? 50 : 0 // it fails just before it dies
      fetched = Math.max(fetched, errors)
    }
    expect(fetched).toBe(0)
  })
})

describe('seconds from fault to call', () => {
  /** Seconds until a rule is true three times in a row. `share` of the requests fail from second 0 on. */
  const seconds = (
    share: number,
    window: number,
    threshold: number,
    fetchAt: number,
    lookAt: number,
  ): number => {
    let true_ = 0
    for (let now = lookAt; now < 4000; now += 15) {
      const seen = Math.floor((now - fetchAt) / 10) * 10 + fetchAt // last fetch
      const failing = (Math.min(Math.max(seen, 0), window) * share) / window
      true_ = failing >= threshold ? true_ + 1 : 0
      if (true_ === 3) return now
    }
    return Number.POSITIVE_INFINITY
  }
  const worst = (share: number, window: number, threshold: number): number => {
    let highest = 0
    for (let fetchAt = 0; fetchAt < 10; fetchAt++)
      for (let lookAt = 0; lookAt < 15; lookAt++)
        highest = Math.max(highest, seconds(share, window, threshold, fetchAt, lookAt))
    return highest
  }

  test('half of the requests failing calls within 67 s wherever fetches and looks fall; a quarter still within 90', () => {
    expect(worst(0.5, 30, 0.2)).toBeLessThanOrEqual(67)
    expect(worst(1, 30, 0.2)).toBeLessThanOrEqual(67)
    expect(worst(0.25, 30, 0.2)).toBeLessThan(90)
  })

  test('the pace over an hour alone is too late: with three looks even a complete failure passes 90 s', () => {
    expect(worst(1, 3600, 14.4 * 0.001)).toBeGreaterThan(90)
    expect(worst(0.1, 3600, 14.4 * 0.001)).toBeGreaterThan(8 * 60)
  })
})

describe('a figure that explodes at a release', () => {
  type Curve = { path: string; customer: number; status: 'ok' | 'error'; value: number }
  const LIMIT = 1000
  const requests: Curve[] = Array.from({ length: 4000 }, (_, customer) => ({
    path: '/pay',
    customer,
    status: customer % 10 === 9 ? 'error' : 'ok',
    value: 7,
  }))
  const share = (curves: readonly { status: string; value: number }[]): number => {
    const of = (status: string) => curves.filter((c) => c.status === status).reduce((n, c) => n + c.value, 0)
    return of('error') / (of('error') + of('ok') || 1)
  }

  test('past 1,000 the library counts on under "other": the curves are few and the share of errors is still a tenth', () => {
    const kept = new Map<string, { status: string; value: number }>()
    for (const { path, customer, status, value } of requests) {
      const name = kept.size < LIMIT ? `${path}/${customer}/${status}` : `${path}/other/${status}`
      const curve = kept.get(name) ?? { status, value: 0 }
      kept.set(name, { status, value: curve.value + value })
    }
    expect(kept.size).toBeLessThanOrEqual(LIMIT + 2)
    expect(share([...kept.values()])).toBeCloseTo(0.1)
  })

  test('without a limit the curves are at most what the product says, and come only as fast as customers do', () => {
    const random = drawn(5)
    const met = new Set<string>()
    for (let request = 0; request < 5000; request++) {
      const [path, customer, instance] = [20, 200_000, 30].map((most) => Math.floor(random() * most))
      met.add(`${path}/${customer}/${instance}`)
    }
    expect(met.size).toBeLessThanOrEqual(5000)
    expect(met.size).toBeGreaterThan(4990)
  })

  test('letting known names pass and refusing new ones blinds the team, because after a release no name is known', () => {
    const known = new Set(requests.map(({ customer }) => `pay-v1/${customer}`))
    const stored = requests.filter(({ customer }) => known.has(`pay-v2/${customer}`))
    expect(stored).toEqual([])
  })

  test('a limit on a team at two thirds of it refuses half of a plain release while old and new names live together', () => {
    const teamLimit = 18_000
    const before = 30 * 400
    const refused = Math.max(0, before + 30 * 400 - teamLimit)
    expect(refused).toBe(6000)
  })
})

describe('two alarm managers', () => {
  type World = { calls: number; secondHeard: boolean }
  const run = (steps: readonly string[], cut: boolean, firstDiesBefore?: string): World => {
    const world: World = { calls: 0, secondHeard: false }
    let alive = true
    for (const step of steps) {
      if (step === firstDiesBefore) alive = false
      if (step === 'first calls' && alive) world.calls++
      if (step === 'first tells second' && alive && !cut) world.secondHeard = true
      if (step === 'second after 10 s' && !world.secondHeard) world.calls++
    }
    return world
  }
  const FIRST = ['first calls', 'first tells second']
  const timely = [...FIRST, 'second after 10 s']

  test('one call usually, two at most, and never none: whatever dies or is cut, in every order', () => {
    expect(run(timely, false).calls).toBe(1)
    for (const steps of orders(FIRST, ['second after 10 s']))
      for (const cut of [false, true])
        for (const dies of [undefined, ...FIRST]) {
          const { calls } = run(steps, cut, dies)
          expect(calls).toBeGreaterThanOrEqual(1)
          expect(calls).toBeLessThanOrEqual(2)
        }
  })

  test('a fault in four data centres is one call; a manager in each would make four, and none inside leaves the cut one silent', () => {
    type Design = { managers: 'two for all' | 'one in each'; fallback: boolean }
    const calls = ({ managers, fallback }: Design, cutOff: readonly string[]): number => {
      const centres = ['Oslo', 'Porto', 'Riga', 'Turin']
      if (managers === 'one in each') return centres.length
      const reaching = centres.filter((centre) => !cutOff.includes(centre))
      return (reaching.length > 0 ? 1 : 0) + (fallback ? cutOff.length : 0)
    }
    const chosen: Design = { managers: 'two for all', fallback: true }
    expect(calls(chosen, [])).toBe(1)
    expect(calls({ managers: 'one in each', fallback: false }, [])).toBe(4)
    expect(calls(chosen, ['Oslo'])).toBe(2) // its own and that of the others: too often, but never not at all
    expect(calls({ ...chosen, fallback: false }, ['Oslo', 'Porto', 'Riga', 'Turin'])).toBe(0)
    expect(calls(chosen, ['Oslo', 'Porto', 'Riga', 'Turin'])).toBe(4)
  })

  test('notifying first and calling afterwards has a silent case', () => {
    const reversed = ['first tells second', 'first calls', 'second after 10 s']
    expect(run(reversed, false, 'first calls').calls).toBe(0)
  })
})

describe('600 dashboards', () => {
  /**
   * When a look of the rules is over on a machine that holds both copies, depending on whether graphs are ahead of it
   * or rules go first.
   */
  const lookOver = (graphsBefore: number, rulesFirst: boolean): number => {
    const RATE = 30_000 // values a millisecond that one machine reads
    const graph = 50 * 8640
    const look = 24_000
    return ((rulesFirst ? 0 : graphsBefore * graph) + look) / RATE
  }

  test('delay an evaluation of the rules by seconds, and not at all if rules come first', () => {
    expect(lookOver(400, false)).toBeGreaterThan(5000)
    expect(lookOver(400, true)).toBe(lookOver(0, true))
  })
})

describe('one collector with a bad cable', () => {
  type Up = 0 | 1 | undefined
  const gone = (own: Up, other: Up, asksBoth: boolean): boolean => own === 0 && (!asksBoth || other !== 1)

  test('marks nothing as gone that its pair still fetches, and hides nothing that neither does', () => {
    const programs: { own: Up; other: Up }[] = Array.from({ length: 7500 }, () => ({ own: 0, other: 1 }))
    const woken = (asksBoth: boolean) =>
      programs.filter(({ own, other }) => gone(own, other, asksBoth)).length
    expect([woken(false), woken(true)]).toEqual([7500, 0])
    expect([gone(0, 0, true), gone(0, undefined, true)]).toEqual([true, true]) // the other of the pair may be dead
  })
})

test('an incident that never ends swallows the fault of the next day; one that ends by silence lets it call', () => {
  const calls = (endsAfter: number): number => {
    let lastSeen: number | undefined
    let called = 0
    const seen = [0, 15, 30, 60, 24 * 3600, 24 * 3600 + 15] // true, false for a moment, true; and again a day later
    for (const now of seen) {
      if (lastSeen === undefined || now - lastSeen > endsAfter) called++
      lastSeen = now
    }
    return called
  }
  expect([calls(Number.POSITIVE_INFINITY), calls(300), calls(20)]).toEqual([1, 2, 3])
})

describe('a dead collector', () => {
  type Copy = Map<number, number>
  const failing = (copy: Copy, spare?: Copy): boolean =>
    [0, 10, 20].every((at) => (copy.get(at) ?? spare?.get(at) ?? Number.NaN) >= 0.2)
  const full: Copy = new Map([0, 10, 20].map((at) => [at, 0.5]))
  const gap: Copy = new Map([[0, 0.5]])

  test('leaves the rules without values unless they fill the gap from the other copy', () => {
    expect(failing(gap)).toBe(false)
    expect(failing(gap, full)).toBe(true)
  })

  test('two dead collectors stop a sign of life that needs values, and not one that is always true', () => {
    const sign = (lastValue: number, now: number, needsValues: boolean) =>
      !needsValues || now - lastValue <= 30
    expect(sign(0, 180, false)).toBe(true) // and no rule is ever true again
    expect(sign(0, 180, true)).toBe(false)
  })
})

test('the first errors of a new curve count only from zero, and a new collector must not count that way', () => {
  const grown = (
    to: number,
    isOldProgram: boolean,
    isFetchedBefore: boolean,
    rule: 'never' | 'always' | 'case',
  ) => {
    const fromZero = rule === 'always' || (rule === 'case' && (isFetchedBefore || !isOldProgram))
    return fromZero ? to : 0
  }
  // A first error status, 50 of them, on a program that was fetched ten seconds ago.
  expect([grown(50, true, true, 'never'), grown(50, true, true, 'case')]).toEqual([0, 50])
  // A collector that has just taken over finds 9,000 errors of a program that has run for months.
  expect([grown(9_000, true, false, 'always'), grown(9_000, true, false, 'case')]).toEqual([9_000, 0])
})

test('a pace that one data centre computes alone calls although the whole service is far below it', () => {
  const requests = [9_900, 33_000, 33_000, 24_100]
  const failed = [990, 0, 0, 0] // a tenth fails where little arrives
  const pace = (from: number, to: number) => {
    const sum = (numbers: number[]) => numbers.slice(from, to).reduce((a, b) => a + b, 0)
    return sum(failed) / sum(requests) / 0.001
  }
  expect(pace(0, 1)).toBeGreaterThan(14.4)
  expect(pace(0, 4)).toBeLessThan(14.4)
})

describe('silence', () => {
  const expected = Array.from({ length: 200 }, (_, i) => `i${i}`)
  const missing = (list: readonly string[], answering: ReadonlySet<string>): number =>
    list.filter((name) => !answering.has(name)).length

  test('an empty list expects nothing and so misses nothing; keeping the last list misses what is gone', () => {
    const answering = new Set(expected.slice(0, 120))
    const use = (old: readonly string[], fresh: readonly string[]): readonly string[] =>
      fresh.length < old.length * 0.9 ? old : fresh
    expect(missing([], answering)).toBe(0)
    expect(missing(use(expected, []), answering)).toBe(80)
    expect(use(expected, expected.slice(0, 190))).toHaveLength(190)
  })

  test('durations of an average program stay below the limit per metric', () => {
    expect(30 * 20).toBeLessThan(1000)
  })

  test('a comparison with a figure that has ended is never true', () => {
    const errors: number | undefined = undefined
    expect((errors ?? Number.NaN) > 0.2).toBe(false)
  })

  test('two needless calls a week for twelve on duty leave 243 of 4,000 rules', () => {
    const needless = (1900 * 0.89 * 7) / 30
    expect(Math.floor((4000 * 12 * 2) / needless)).toBe(243)
  })
})

test('a service spread over four data centres has fifty requests in none of them; the sum of all finds the fault', () => {
  const requests = [25, 25, 25, 25]
  const failed = [12, 13, 12, 13]
  const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)
  const fires = (bad: number, all: number) => all >= 50 && bad / all >= 0.2
  expect(requests.some((all, i) => fires(failed[i] ?? 0, all))).toBe(false)
  expect(fires(total(failed), total(requests))).toBe(true)
  // Cut off from two of them, the sum of those that answer still has fifty.
  expect(fires(total(failed.slice(0, 2)), total(requests.slice(0, 2)))).toBe(true)
})

test('a customer number in the name of a figure passes a limit on each figure; a cut answer keeps what is written first', () => {
  const answer = ['requests', 'failures', ...Array.from({ length: 200_000 }, (_, i) => `paid_by_${i}`)]
  const curvesOfOneFigure = 1
  expect(curvesOfOneFigure).toBeLessThan(1000)
  const refused: string[] = answer.length > 5000 ? [] : answer
  const cut = answer.slice(0, 5000)
  expect(refused).not.toContain('requests')
  expect(cut).toEqual(expect.arrayContaining(['requests', 'failures']))
})
