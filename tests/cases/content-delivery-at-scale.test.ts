import { expect, test } from 'vitest'

const SENDS = 90 // Gbit/s of one machine

/** The average building: 170 Gbit/s on three machines; 80 % on titles that all of them have, the rest stored once. */
function loseOne(order: 'fixed' | 'shuffled') {
  const common = (170 * 0.8) / 3
  const own = (170 * 0.191) / 3
  const load = { A: common + own, B: common + own, C: common + own }
  const toExchange = own + 170 * 0.009
  if (order === 'fixed') return { A: load.A, C: load.C + common, exchange: toExchange }
  return { A: load.A + common / 2, C: load.C + common / 2, exchange: toExchange }
}

test('a machine dies in an average building: with shuffled lists the other two carry it, with one fixed order the next one fails', () => {
  const fixed = loseOne('fixed')
  expect(fixed.C).toBeGreaterThan(SENDS)
  const shuffled = loseOne('shuffled')
  expect(shuffled.A).toBeCloseTo(78.8, 1)
  expect(shuffled.C).toBeCloseTo(78.8, 1)
  expect(shuffled.exchange).toBeCloseTo(12.4, 1)
})

test('three machines hold everything once or the popular tenth three times, not both', () => {
  const library = 600
  const disk = 200
  expect(3 * disk - library).toBe(0)
  const copies = library * 0.1 * 2
  expect(copies).toBe(120)
  expect((0.03 * copies) / (library - disk)).toBeCloseTo(0.009)
})

test('spread by title alone, a premiere drowns one of 35 machines; with copies by expected rate none is full', () => {
  const machines = 35
  const demand = new Map<string, number>([['premiere', 600]])
  for (let i = 0; i < 1_800; i++) demand.set(`title ${i}`, 1)
  const place = (title: string, rate: number, byRate: boolean) => {
    const first = [...title].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 9_973, 7)
    const copies = byRate && rate > SENDS / 4 ? machines : 1
    return Array.from({ length: copies }, (_, i) => (first + i) % machines)
  }
  const busiest = (byRate: boolean) => {
    const load = new Array<number>(machines).fill(0)
    for (const [title, rate] of demand) {
      const on = place(title, rate, byRate)
      for (const machine of on) load[machine] = (load[machine] ?? 0) + rate / on.length
    }
    return Math.max(...load)
  }
  expect(busiest(false)).toBeGreaterThan(600)
  expect(busiest(true)).toBeLessThan(SENDS)
})

test('the largest provider goes dark: exchanges that accept everything fail for all; those that say "full" keep the rest', () => {
  const room = 12 * SENDS
  const usual = 765
  const newcomers = 2_400
  // Everybody gets the same share of an overloaded exchange: a stream that gets a third of its bits stalls.
  const share = room / (usual + newcomers)
  expect(share).toBeLessThan(0.35)

  const admitted = Math.min(newcomers, room - usual)
  expect(admitted).toBe(315)
  expect(usual + admitted).toBeLessThanOrEqual(room)
  expect((admitted * 1_000) / 480_000).toBeCloseTo(0.656, 2)
})

test('a permission collected at 19:52 opens nothing until the one secret of 20:00 is out', () => {
  const mix = (a: number, b: number) => (a ^ b) >>> 0
  const film = 0xc0ffee
  const secret = 0x5eed2000
  const personal = 0x1234
  const permission = mix(mix(film, secret), personal)
  const open = (given: number, opening: number) => mix(mix(given, personal), opening)
  expect(open(permission, 0)).not.toBe(film)
  expect(open(permission, secret)).toBe(film)
  // A permission that contains the key itself and a "not before" trusts the clock of a stranger's device.
  const withKey = { key: film, notBefore: '20:00' }
  expect(withKey.key).toBe(film)
})

test('20:00 comes at two instants in two countries: one secret for both opens the second too early, one for each does not', () => {
  const opensAt = { Helsinki: 18, London: 20 } // hours in UTC
  const collectedAt = opensAt.London - 8 / 60
  const secretOutAt = (oneForAll: boolean) =>
    oneForAll ? Math.min(...Object.values(opensAt)) : opensAt.London
  const playableAt = (oneForAll: boolean) => Math.max(collectedAt, secretOutAt(oneForAll))
  expect(playableAt(true)).toBeLessThan(opensAt.London)
  expect(playableAt(false)).toBe(opensAt.London)
})

test('two planners that saw the same number: the table accepts one list under the next', () => {
  const lists = new Map<number, string>([[7, 'yesterday']])
  const store = (number: number, files: string) => {
    if (lists.has(number)) return false
    lists.set(number, files)
    return true
  }
  expect([store(8, 'by planner one'), store(8, 'by planner two')]).toEqual([true, false])
  expect(lists.get(8)).toBe('by planner one')
})

test('what the seller reads from our store is charged too, and all delivery stays below 3 million', () => {
  const bought = 108_000 * 4 * 30 * 0.15
  const sellerReads = 108_000 * 0.15 * 0.01 * 20 * 30
  const months = (5 * 365) / 30
  const machines = ((434 + 12) * 15_000) / months
  const total = bought + sellerReads + machines + 9_600
  expect(sellerReads).toBeCloseTo(97_200)
  expect(total).toBeCloseTo(2_160_000, -4)
  expect(total).toBeLessThan(3_000_000)
})

test('two planners, one of them late: a machine follows the newest list and ignores the older', () => {
  const machine = { version: 0, files: new Set<string>() }
  const receive = (version: number, files: readonly string[], checked: boolean) => {
    if (checked && version <= machine.version) return
    machine.version = version
    machine.files = new Set(files)
  }
  receive(2, ['premiere', 'popular'], true)
  receive(1, ['popular', 'old'], true)
  expect([...machine.files]).toEqual(['premiere', 'popular'])
  receive(1, ['popular', 'old'], false)
  expect(machine.files.has('premiere')).toBe(false)
})

test('a new machine needs 67 nights for its disk, not 37, as its content changes; the popular tenth is there after 13', () => {
  const night = (2 / 8) * 3_600 * 6 // GB
  expect(night).toBe(5_400)
  const nights = (wanted: number, turnover: number): number => {
    let count = 0
    // Each night first replaces files that have changed, and uses the rest of the time to add new ones.
    for (let held = 0; held < wanted; count++) held += night - turnover * held
    return count
  }
  expect(nights(200_000, 0)).toBe(38)
  expect(nights(200_000, 0.02)).toBe(67)
  expect(nights(60_000, 0.02)).toBe(13)
})

test('a copy for each building saves only a sixth, because its machines hold little in common', () => {
  const LIBRARY = 600
  const building = (machines: number) => {
    const common = machines > 1 ? LIBRARY * 0.1 : 0
    return { distinct: common + machines * (200 - common), disks: machines * 200 }
  }
  expect(building(3)).toEqual({ distinct: 480, disks: 600 })
  const month = (terabytes: number) => terabytes * 0.02 * 20 * 30
  const each = month(434 * 200)
  const once = month(150 * building(3).distinct)
  expect(each).toBeCloseTo(1_041_600)
  expect(once).toBeCloseTo(864_000)
  expect(1 - once / each).toBeCloseTo(1 / 6, 1)
  expect(month(4 * 200)).toBeCloseTo(9_600)
  // The exchanges forward everything in six hours: 434 machines, 4 TB each, from twelve machines of 90 Gbit/s.
  expect((434 * 4 * 8_000) / (6 * 3_600)).toBeLessThan(12 * SENDS)
})

test('a premiere on every television the night before would need more than the evening', () => {
  const copy = (10 * 3_600 * 5) / 8_000 // GB
  const tbits = (households: number) => (households * copy * 8) / (6 * 3_600) / 1_000
  expect(copy).toBe(22.5)
  expect(tbits(40e6)).toBeCloseTo(333.3, 1)
  expect(tbits(1.5e6)).toBeCloseTo(12.5, 1)
})
