import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the name system claims, executed: versions that are lost, overtake each other or are withdrawn after the first
// sites; two colleagues; checksums while changes are in transit; where a flood lands; how long an answer is trusted.

type Domain = { version: number; records: readonly string[] }
/** A message contains what changed since the previous version. */
type Message = { version: number; add: readonly string[]; remove: readonly string[] }

const FIRST: Message = { version: 41, add: ['mail 1'], remove: [] }
const SECOND: Message = { version: 42, add: ['web 2'], remove: ['web 1'] }
const NEWEST: Domain = { version: 42, records: ['web 2', 'mail 1'] }

function apply(site: Domain, message: Message): Domain {
  const kept = site.records.filter((record) => !message.remove.includes(record))
  return { version: message.version, records: [...kept, ...message.add] }
}

const same = (a: Domain, b: Domain) =>
  a.version === b.version && [...a.records].sort().join() === [...b.records].sort().join()

type Rule = 'take what comes' | 'a gap fetches the whole domain'

function receive(site: Domain, message: Message, rule: Rule, newest: Domain): Domain {
  if (rule === 'take what comes') return apply(site, message)
  if (message.version <= site.version) return site
  if (message.version === site.version + 1) return apply(site, message)
  return newest
}

describe('versions on their way to a site', () => {
  const ways = [...orders([FIRST], [SECOND]), ...orders([FIRST, SECOND], [FIRST])]
  const at40: Domain = { version: 40, records: ['web 1'] }
  const at41 = apply(at40, FIRST)

  test('twice, late or overtaken: every site ends up with the newest version', () => {
    for (const way of ways) {
      const site = way.reduce(
        (at, message) => receive(at, message, 'a gap fetches the whole domain', NEWEST),
        at40,
      )
      expect(same(site, NEWEST)).toBe(true)
    }
  })

  test('a lost message is repaired by the next one, which reveals the gap', () => {
    const site = receive(at40, SECOND, 'a gap fetches the whole domain', NEWEST)
    expect(same(site, NEWEST)).toBe(true)
  })

  test('accepting whatever arrives goes back to an old version, or misses the mail record', () => {
    const ends = ways.map((way) =>
      way.reduce((at, message) => receive(at, message, 'take what comes', NEWEST), at40),
    )
    expect(ends.some((site) => !same(site, NEWEST))).toBe(true)
  })

  test('a version that the first sites refused never arrives, so a site that waits for it is stuck', () => {
    // 42 was withdrawn after three sites; 43 equals 41. The other sites have 41 and see 43.
    const newest: Domain = { version: 43, records: ['web 1', 'mail 1'] }
    const message: Message = { version: 43, add: ['web 1'], remove: ['web 2'] }
    const published = new Map([[43, message]])
    const waits = published.get(42)
    expect(waits).toBeUndefined()
    expect(same(receive(at41, message, 'a gap fetches the whole domain', newest), newest)).toBe(true)
    expect(same(receive(NEWEST, message, 'a gap fetches the whole domain', newest), newest)).toBe(true)
  })
})

test('two colleagues: the second change is based on an old version and is refused, or one edit is lost', () => {
  const run = (order: readonly string[], checks: boolean) => {
    let current = 41
    let records = new Set(['web 1'])
    const based = new Map<string, { on: number; records: Set<string> }>()
    const refused: string[] = []
    for (const step of order) {
      const [who = '', what] = step.split(':')
      if (what === 'read') based.set(who, { on: current, records: new Set(records) })
      const base = based.get(who)
      if (what !== 'save' || !base) continue
      if (checks && base.on !== current) refused.push(who)
      else {
        records = new Set([...base.records, who])
        current++
      }
    }
    return ['ana', 'ben'].every((who) => records.has(who) || refused.includes(who))
  }
  const all = orders(['ana:read', 'ana:save'], ['ben:read', 'ben:save'])
  expect(all.every((order) => run(order, true))).toBe(true)
  expect(all.every((order) => run(order, false))).toBe(false)
})

test('checksums are compared at one position of the feed, or changes in transit look like damage', () => {
  const feed = [1, 2, 3, 4, 5]
  const sum = (upTo: number) => feed.slice(0, upTo).reduce((a, b) => a * 31 + b, 7)
  const source = 5
  const site = 3
  expect(sum(source)).not.toBe(sum(site))
  expect(sum(Math.min(source, site))).toBe(sum(site))
})

test('domains on trial are left out of the checksum, or the sites that try them first look damaged', () => {
  const sum = (domains: ReadonlyMap<string, number>, without: readonly string[]): number =>
    [...domains].reduce(
      (sum, [name, version]) => (without.includes(name) ? sum : sum + name.length * version),
      0,
    )
  const feed = new Map([
    ['shop.example', 41],
    ['mail.example', 7],
  ])
  const trying = new Map([...feed, ['shop.example', 42]])
  expect(sum(trying, [])).not.toBe(sum(feed, []))
  expect(sum(trying, ['shop.example'])).toBe(sum(feed, ['shop.example']))
})

test('a version that waits behind a failed trial is withdrawn with it, or the fault returns in the next one', () => {
  const live = (takesBackWhatIsBasedOnIt: boolean): readonly string[] => {
    const first: readonly string[] = ['mail']
    const faulty = [...first, 'fault'] // 42, whose test question fails
    const waiting = [...faulty, 'new'] // 43, saved while 42 was on trial
    return takesBackWhatIsBasedOnIt ? first : waiting
  }
  expect(live(false)).toContain('fault')
  expect(live(true)).not.toContain('fault')
})

test('renewed signatures have a number of their own, or a site ignores them as nothing new and they expire', () => {
  type Held = { version: number; signing: number; signedOn: number }
  const takes = (held: Held, renewed: Held, numbersSignings: boolean): Held => {
    if (renewed.version !== held.version) return held
    return numbersSignings && renewed.signing > held.signing ? renewed : held
  }
  const isValidOn = (day: number, { signedOn }: Held) => day < signedOn + 14
  const after = (numbersSignings: boolean): Held =>
    takes({ version: 41, signing: 1, signedOn: 0 }, { version: 41, signing: 2, signedOn: 7 }, numbersSignings)
  expect(isValidOn(15, after(false))).toBe(false)
  expect(isValidOn(15, after(true))).toBe(true)
})

test('a lost message is missed at the next one for any domain, as messages to a site are numbered through', () => {
  const arrived = [
    { number: 1, domain: 'shop', version: 41 },
    { number: 3, domain: 'mail', version: 8 }, // 2 was for the shop and was lost
  ]
  const lastOf = (domain: string) => arrived.filter((message) => message.domain === domain).at(-1)?.version
  expect(lastOf('shop')).toBe(41) // its versions alone show nothing until the shop is changed again
  expect(arrived.some(({ number }, index) => number !== index + 1)).toBe(true)
})

test('a bad file: sites that keep the old one go on answering, and so does the half that has not got it', () => {
  const answering = (files: readonly ('good' | 'bad')[], keepsOld: boolean) =>
    files.filter((file) => file === 'good' || keepsOld).length
  const everywhere = Array.from({ length: 60 }, () => 'bad' as const)
  const oneHalf = Array.from({ length: 60 }, (_, i) => (i < 30 ? ('bad' as const) : ('good' as const)))
  expect(answering(everywhere, false)).toBe(0)
  expect(answering(everywhere, true)).toBe(60)
  expect(answering(oneHalf, false)).toBe(30)
})

/**
 * Where forged questions land; a site that gets more than it can handle either stays and drops, or passes its load on.
 */
function sitesLeft(sites: number, machines: number, withdraws: boolean): number {
  const can = machines * 500_000
  let near = 30e6
  let others = sites - 2 // near the city the nearest site of each half is flooded
  const elsewhere = 70e6 / others
  if (elsewhere > can) return 0
  if (!withdraws) return others
  while (near + elsewhere > can && others > 0) {
    near += elsewhere
    others--
  }
  return others
}

/** A rule that withdraws up to six sites whose questions from outside fail: how many sites fail in a flood? */
function fallsByRule(sparesFlooded: boolean): number {
  let flooded = 1
  for (let withdrawn = 0; withdrawn < 6 && !sparesFlooded; withdrawn++) flooded++ // the flood moves on
  return flooded
}

describe('a flood near one city', () => {
  test('the rule that withdraws silent sites spares a flooded one, or it passes the flood on six times', () => {
    expect(fallsByRule(false)).toBe(7)
    expect(fallsByRule(true)).toBe(1)
  })

  test('the flooded site stays and drops: one region suffers, the others hold', () => {
    expect(sitesLeft(60, 4, false)).toBe(58)
  })

  test('if flooded sites withdraw, the flood topples the next one until none is left', () => {
    expect(sitesLeft(60, 4, true)).toBe(0)
  })

  test('half the sites, or half the machines in each, do not stand last year’s attack; thirty with five lose a twentieth', () => {
    expect(sitesLeft(30, 4, false)).toBe(0)
    expect(sitesLeft(60, 2, false)).toBe(0)
    expect(sitesLeft(30, 5, false)).toBe(28)
    const lost = (machines: number) => 1 - (machines * 500_000) / (70e6 / 28 + 4e6 / 30)
    expect(lost(5)).toBeCloseTo(0.05, 2)
    expect(lost(4)).toBeCloseTo(0.24, 2)
    expect(1 - (7 * 500_000) / (70e6 / 18 + 4e6 / 20)).toBeCloseTo(0.144, 3)
  })

  test('aimed at the addresses of one half it overtaxes that half; a resolver that tries the other gets its answer', () => {
    const perSite = 70e6 / 29
    expect(perSite).toBeGreaterThan(2e6)
    expect(1 - 2e6 / perSite).toBeCloseTo(1 / 6, 1)
    const otherHalf = 4e6 / 30
    expect(otherHalf).toBeLessThan(2e6)
    // With one half alone, a question asked twice would still be lost once in 36.
    expect((1 / 6) ** 2).toBeLessThan(0.03)
  })
})

test('from a dead address until the last resolver forgets it, in seconds', () => {
  const believed = (time: number) => 10 * 3 + 10 + time
  expect(believed(300)).toBe(340)
  expect(believed(60)).toBe(100)
  expect((500_000 / 300) * 60).toBe(100_000)
  // A resolver that keeps an answer for an hour asks once an hour, so a minute catches few of them.
  expect(Math.round(((500_000 * 0.02) / 3600) * 60)).toBe(167)
})

test('a nightly file is enough for 65 % of the domains on any day, not for two thirds', () => {
  const untouched = 1 - (20 * 86_400) / 5e6 // if each change hits another domain
  expect(untouched).toBeGreaterThan(0.65)
  expect(untouched).toBeLessThan(2 / 3)
})

test('the ports of one site take in the flood of its city; one machine’s port does not', () => {
  const flood = 30e6 * 80 * 8
  expect(4 * 10e9).toBeGreaterThan(flood)
  expect(10e9).toBeLessThan(flood)
  expect(30e6 / 4).toBe(7.5e6)
})
