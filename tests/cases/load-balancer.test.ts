import { describe, expect, test } from 'vitest'

// What the load-balancer case claims, executed: the table of slots when servers leave and return, a router that
// redistributes, long connections through a day of restarts, lists of different age, and the choice among busy servers.

function mix(x: number): number {
  let h = (x ^ (x >>> 16)) * 0x45d9f3b
  h = (h ^ (h >>> 16)) * 0x45d9f3b
  return (h ^ (h >>> 16)) >>> 0
}

function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

type State = 'in' | 'leaving' | 'out'
type Server = { name: number; state: State }

const score = (slot: number, name: number): number => mix(mix(slot) ^ (name * 2_654_435_761))

/** All remaining servers by rank, with the best that accepts new connections in front. */
function namesOf(slot: number, servers: readonly Server[]): number[] {
  const here = servers.filter(({ state }) => state !== 'out')
  const ranked = here.toSorted((a, b) => score(slot, b.name) - score(slot, a.name))
  const first = ranked.find(({ state }) => state === 'in')
  return [...(first ? [first] : []), ...ranked.filter((server) => server !== first)].map(({ name }) => name)
}

function slotOf(slot: number, servers: readonly Server[]): { first: number; second: number } {
  const [first = -1, second = -1] = namesOf(slot, servers)
  return { first, second }
}

const fleet = (count: number): Server[] => Array.from({ length: count }, (_, name) => ({ name, state: 'in' }))

describe('the table', () => {
  const slots = Array.from({ length: 1_009 }, (_, slot) => slot)
  const servers = fleet(60)

  test('only the slots of a leaving server move, and they come back when it returns under its name', () => {
    const before = slots.map((slot) => slotOf(slot, servers).first)
    const without = slots.map(
      (slot) =>
        slotOf(
          slot,
          servers.filter(({ name }) => name !== 7),
        ).first,
    )
    for (const slot of slots) expect(without[slot] === before[slot]).toBe(before[slot] !== 7)
    expect(slots.map((slot) => slotOf(slot, servers.toReversed()).first)).toEqual(before)
  })

  test('under a new name it takes slots from servers that never left', () => {
    const before = slots.map((slot) => slotOf(slot, servers).first)
    const renamed = servers.map(({ name }): Server => ({ name: name === 7 ? 1_007 : name, state: 'in' }))
    const moved = slots.filter((slot) => before[slot] !== 7 && slotOf(slot, renamed).first !== before[slot])
    expect(moved.length).toBeGreaterThan(5)
  })

  test('a remainder moves nearly all of them when 60 becomes 59', () => {
    const moved = slots.filter((slot) => mix(slot) % 60 !== mix(slot) % 59)
    expect(moved.length / slots.length).toBeGreaterThan(0.95)
  })

  test('a leaving server is the second of its slots, so a stranger can still reach its old connections', () => {
    const leaving = servers.map(({ name }): Server => ({ name, state: name === 7 ? 'leaving' : 'in' }))
    for (const slot of slots) {
      if (slotOf(slot, servers).first !== 7) continue
      const { first, second } = slotOf(slot, leaving)
      expect(first).not.toBe(7)
      expect(second).toBe(7)
    }
  })
})

test('a router without memory redistributes seven eighths when one of eight machines is lost', () => {
  const flows = Array.from({ length: 20_000 }, (_, flow) => mix(flow))
  const moved = flows.filter((sum) => sum % 8 !== sum % 7).length / flows.length
  expect(moved).toBeGreaterThan(0.86)
  expect(moved).toBeLessThan(0.89)
})

/**
 * Chat connections open all day while servers are draining for an hour, are gone for five minutes and return. At the
 * end a forwarder that remembers nothing gets a packet of each living connection: how many are at none of the first
 * one, two or three names of their slot?
 */
function astray({ renamed, perDay, seed }: { renamed: boolean; perDay: number; seed: number }) {
  const random = dice(seed)
  const servers = fleet(30)
  const open: { slot: number; server: number; since: number }[] = []
  const plan = new Map<number, { at: number; next: State }>()
  let fresh = 1_000
  for (let minute = 0; minute < 300; minute++) {
    for (const server of servers) {
      const due = plan.get(server.name)
      if (due && due.at <= minute) {
        plan.delete(server.name)
        server.state = due.next
        if (due.next === 'out') {
          open.splice(0, open.length, ...open.filter((one) => one.server !== server.name))
          if (renamed) server.name = fresh++
          plan.set(server.name, { at: minute + 5, next: 'in' })
        }
      } else if (!due && random() < perDay / 1440) {
        server.state = 'leaving'
        plan.set(server.name, { at: minute + 60, next: 'out' })
      }
    }
    for (let i = 0; i < 2; i++) {
      const slot = Math.floor(random() * 65_537)
      open.push({ slot, server: namesOf(slot, servers)[0] ?? -1, since: minute })
    }
  }
  const missed = (names: number, of = open): number =>
    of.filter(({ slot, server }) => !namesOf(slot, servers).slice(0, names).includes(server)).length /
    of.length
  const young = open.filter(({ since }) => since >= 295)
  return { one: missed(1), two: missed(2), three: missed(3), young: missed(1, young) }
}

describe('a newcomer after hours of restarts', () => {
  const seeds = Array.from({ length: 8 }, (_, seed) => seed)
  const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length

  test('misses about as many old connections as the case computes, and each further name helps', () => {
    const found = seeds.map((seed) => astray({ renamed: false, perDay: 2, seed }))
    const away = (2 / 1440) * 65
    const one = mean(found.map((each) => each.one))
    const two = mean(found.map((each) => each.two))
    expect(one).toBeGreaterThan(away * 1.2)
    expect(one).toBeLessThan(away * 2.4)
    expect(two).toBeGreaterThan(0)
    expect(two).toBeLessThan(one / 5)
    expect(mean(found.map((each) => each.three))).toBeLessThan(two / 2)
  })

  test('misses hardly any that began minutes ago, because the table is still the one they began under', () => {
    const found = seeds.map((seed) => astray({ renamed: false, perDay: 2, seed }))
    expect(mean(found.map((each) => each.young))).toBeLessThan(mean(found.map((each) => each.one)) / 4)
  })

  test('misses more when restarted servers come back under new names', () => {
    const [kept, renamed] = [false, true].map((renamed) =>
      mean(seeds.slice(0, 4).map((seed) => astray({ renamed, perDay: 2, seed }).one)),
    )
    expect(renamed ?? 0).toBeGreaterThan(kept ?? 1)
  })
})

test('one chat connection at noon, as in the worked example', () => {
  const servers = fleet(40)
  const slot = 40_117
  const favourite = slotOf(slot, servers).first
  const asLeaving = servers.map(
    ({ name }): Server => ({ name, state: name === favourite ? 'leaving' : 'in' }),
  )
  const opened = slotOf(slot, asLeaving)
  expect(opened.second).toBe(favourite)
  const noon = slotOf(slot, servers)
  expect(noon).toEqual({ first: favourite, second: opened.first })
})

test('a forwarder withdraws when it lags its peers by seconds, not by versions, and nobody does when lists stop for all', () => {
  type Has = { version: number; made: number } // seconds
  const lags = (own: Has, peers: readonly Has[]): boolean =>
    Math.max(...peers.map(({ made }) => made)) - own.made > 5
  const behind = (own: Has, peers: readonly Has[]): boolean =>
    Math.max(...peers.map(({ version }) => version)) - own.version > 1
  const release: Has = { version: 860, made: 100 } // forty versions within a second
  expect(behind({ version: 820, made: 99.2 }, [release])).toBe(true)
  expect(lags({ version: 820, made: 99.2 }, [release])).toBe(false)
  expect(lags({ version: 810, made: 90 }, [release])).toBe(true)
  expect([release, release].map((own) => lags(own, [release, release]))).toEqual([false, false])
})

test('of eight forwarders that lag, each finds by name whether it withdraws: five lag, four go; all lag, nobody goes', () => {
  const names = Array.from({ length: 8 }, (_, index) => `F${index}`)
  const goes = (name: string, lagging: readonly string[]): boolean =>
    lagging.length < names.length &&
    lagging
      .toSorted()
      .slice(0, names.length / 2)
      .includes(name)
  const gone = (lagging: readonly string[]) => lagging.filter((name) => goes(name, lagging))
  expect(gone(['F7', 'F2', 'F5', 'F3', 'F6'])).toEqual(['F2', 'F5', 'F3', 'F6'])
  expect(gone(['F4'])).toEqual(['F4'])
  expect(gone(names)).toEqual([])
})

test('a swap while a proxy is leaving or just back cuts connections, which nobody was told of', () => {
  const proxies = fleet(50)
  const before = (slot: number) => slotOf(slot, proxies).first
  const leaving = proxies.map(({ name }): Server => ({ name, state: name === 7 ? 'leaving' : 'in' }))
  const itsSlots = Array.from({ length: 5_000 }, (_, slot) => slot).filter((slot) => before(slot) === 7)
  expect(itsSlots.length).toBeGreaterThan(50)
  expect(itsSlots.every((slot) => slotOf(slot, leaving).first !== 7)).toBe(true)
  // Just back, it owns slots whose living connections started elsewhere; only their forwarder remembers them.
  const begun = (slot: number) => slotOf(slot, leaving).first
  expect(itsSlots.every((slot) => before(slot) !== begun(slot))).toBe(true)
})

test('an address and port used again after the old chat ended goes by the table, or to a server that is gone', () => {
  const remembered = new Map([['a:4711', 31]]) // ended, and repeated an hour ago
  const send = (flow: string, opens: boolean, looks: boolean): number =>
    (looks && opens ? undefined : remembered.get(flow)) ?? 12
  expect(send('a:4711', true, false)).toBe(31)
  expect(send('a:4711', true, true)).toBe(12)
  expect(send('a:4711', false, true)).toBe(31)
})

test('packets of 200 B need five of eight forwarders, and the proxies carry requests beside replies', () => {
  const machines = (bytes: number) => Math.ceil((40e9 / 8 / bytes / 10e6) * 2)
  expect([machines(500), machines(200)]).toEqual([2, 5])
  expect((40 + 400) / (25 * 25)).toBeCloseTo(0.704)
})

test('notifications must be repeated or forgotten: a listener never sees a chat end', () => {
  const told = new Map([
    ['ended', 0],
    ['alive', 0],
  ]) // hour of the last telling
  for (let hour = 1; hour <= 5; hour++) {
    told.set('alive', hour)
    for (const [chat, at] of told) if (hour - at > 2) told.delete(chat)
  }
  expect([...told.keys()]).toEqual(['alive'])
})

/** Share of all requests that goes to one server which fails at once and therefore never looks busy. */
function shareOfLiar(choose: (open: readonly number[], random: () => number) => number): number {
  const random = dice(3)
  const open = Array.from({ length: 50 }, () => 0)
  const ends: number[][] = []
  let liar = 0
  for (let tick = 0; tick < 4_000; tick++) {
    for (const server of ends[tick] ?? []) open[server] = (open[server] ?? 1) - 1
    for (let i = 0; i < 5; i++) {
      const server = choose(open, random)
      if (server === 0) {
        liar++
        continue
      }
      open[server] = (open[server] ?? 0) + 1
      const end = tick + 10 + Math.floor(random() * 20)
      ends[end] = [...(ends[end] ?? []), server]
    }
  }
  return liar / 20_000
}

test('the least busy of all sends nearly everything to a server that fails at once, two at random twice its share', () => {
  const least = shareOfLiar((open) => open.indexOf(Math.min(...open)))
  expect(least).toBeGreaterThan(0.9)
  const two = shareOfLiar((open, random) => {
    const [a, b] = [Math.floor(random() * 50), Math.floor(random() * 50)]
    return (open[a] ?? 0) <= (open[b] ?? 0) ? a : b
  })
  expect(two).toBeGreaterThan(0.03)
  expect(two).toBeLessThan(0.05)
})

test('fifty proxies that all send to the same least busy server overload it; two at random do not', () => {
  const peak = (choose: (seen: readonly number[], random: () => number) => number): number => {
    const random = dice(5)
    const seen = Array.from({ length: 300 }, () => Math.floor(random() * 5))
    const got = Array.from({ length: 300 }, () => 0)
    for (let proxy = 0; proxy < 50; proxy++) {
      const server = choose(seen, random)
      got[server] = (got[server] ?? 0) + 1
    }
    return Math.max(...got)
  }
  expect(peak((seen) => seen.indexOf(Math.min(...seen)))).toBe(50)
  const spread = peak((seen, random) => {
    const [a, b] = [Math.floor(random() * 300), Math.floor(random() * 300)]
    return (seen[a] ?? 0) <= (seen[b] ?? 0) ? a : b
  })
  expect(spread).toBeLessThan(6)
})

describe('what a team says of a server and what a prober finds are two fields', () => {
  type Two = { state: State; alive: boolean }
  const takes = (servers: readonly Two[]): Two[] => {
    const wanted = servers.filter(({ state }) => state === 'in')
    const well = wanted.filter(({ alive }) => alive)
    return well.length * 2 < wanted.length ? wanted : well
  }

  test('a leaving server that passes its next probe takes nothing new; in one field it would be in again', () => {
    const two: Two = { state: 'leaving', alive: false }
    two.alive = true
    expect(takes([two])).toEqual([])
    const one: { state: State } = { state: 'leaving' }
    one.state = 'out' // three probes failed
    one.state = 'in' // and the next one did not
    expect(one.state).toBe('in')
  })

  test('when all look dead, the prober is not believed, and what a team has stopped stays stopped', () => {
    const all = Array.from({ length: 10 }, (_, n): Two => ({ state: n < 8 ? 'in' : 'out', alive: false }))
    expect(takes(all)).toHaveLength(8)
    expect(takes(all.map((one, n) => ({ ...one, alive: n < 6 })))).toHaveLength(6)
  })
})

test('a firewall before one of two probers: half of the servers look dead if each asks half, none if both must say so', () => {
  const servers = Array.from({ length: 6_000 }, (_, n) => n)
  const blind = (prober: number): boolean => prober === 0
  const shared = servers.filter((n) => blind(n % 2))
  expect(shared).toHaveLength(3_000)
  expect((servers.length - shared.length) * 2 < servers.length).toBe(false) // "below half healthy" stays silent
  expect(servers.filter(() => [0, 1].every(blind))).toHaveLength(0)
})

test('at least 20,000 of 30,000 chats outlast an hour, whatever the spread of lives with a mean of three', () => {
  // An open chat's remaining life: the share over an hour is 1 minus the mean of min(life, 1 h) over three.
  const left = (lives: readonly number[]): number => {
    const mean = lives.reduce((sum, life) => sum + life, 0) / lives.length
    return 30_000 * (1 - lives.reduce((sum, life) => sum + Math.min(life, 1), 0) / lives.length / mean)
  }
  const usual = Array.from({ length: 100_000 }, (_, i) => -3 * Math.log((i + 0.5) / 100_000))
  expect(left([3])).toBeCloseTo(20_000, 0)
  expect(Math.abs(left(usual) - 21_500)).toBeLessThan(50)
})

test('a dead server is noticed after six seconds on average, and one new connection in fifty meets a dead proxy', () => {
  const noticed = Array.from({ length: 200 }, (_, n) => {
    const died = n / 100 // within the two seconds between two probes
    return 2 + 2 * 2 + 1 - died // the third probe after it, and a second in which that one fails
  })
  const mean = noticed.reduce((sum, seconds) => sum + seconds, 0) / noticed.length
  expect(mean).toBeCloseTo(6, 1)
  expect((300_000 / 50) * 6).toBe(36_000)
})
