import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FairShare, PASS_COST, QUANTUM } from './fair-share'

const LARGEST = 200_000

/** Runs passes until everything was taken: who had which jobs, pass by pass. */
function passes(queues: Record<string, number[]>): Record<string, number[]>[] {
  const share = new FairShare()
  const left = new Map(Object.entries(queues).map(([owner, costs]) => [owner, [...costs]]))
  const all: Record<string, number[]>[] = []
  while ([...left.values()].some((costs) => costs.length > 0)) {
    for (const [owner, costs] of left) if (costs.length === 0) left.delete(owner)
    const pass: Record<string, number[]> = {}
    for (const [owner, count] of share.choose(left)) pass[owner] = left.get(owner)?.splice(0, count) ?? []
    all.push(pass)
  }
  return all
}

const sum = (costs: readonly number[]) => costs.reduce((total, cost) => total + cost, 0)

test('[F2] a pass handles 64 KB, or one job that is larger', () => {
  const queues = fc.dictionary(
    fc.constantFrom('ines', 'mara', 'otto', 'ruth', ''),
    fc.array(fc.integer({ min: 64, max: LARGEST }), { minLength: 1, maxLength: 30 }),
    { minKeys: 1 },
  )
  fc.assert(
    fc.property(queues, (given) => {
      for (const pass of passes(given)) {
        const costs = Object.values(pass).flat()
        expect(costs.length).toBeGreaterThan(0)
        if (costs.length > 1) expect(sum(costs)).toBeLessThanOrEqual(PASS_COST)
      }
    }),
  )
})

test('[F1] everybody gets the same share, whatever the size of their jobs and however many wait', () => {
  const share = new FairShare()
  const got = { large: 0, middle: 0, small: 0 }
  const costs = { large: 190_000, middle: 20_000, small: 2_000 }
  const names = Object.keys(costs) as (keyof typeof costs)[]
  for (let pass = 0; pass < 4_000; pass++) {
    // The queue of the person with the large jobs is a thousand times as long.
    const queues = new Map(
      names.map((name) => [name, Array(name === 'large' ? 1_000 : 200).fill(costs[name])]),
    )
    for (const [name, count] of share.choose(queues)) {
      const owner = name as keyof typeof costs
      got[owner] += count * costs[owner]
    }
  }
  expect(got.large).toBeGreaterThan(10_000_000)
  for (const name of names) expect(Math.abs(got[name] / got.large - 1)).toBeLessThan(0.1)
})

test("[F1] a newcomer's small job waits for at most two others", () => {
  const share = new FairShare()
  const flood = new Map([['flood', Array(50).fill(186_000)]])
  for (let before = 0; before < 7; before++) share.choose(flood)
  for (let round = 0; round < 20; round++) {
    const both = new Map([...flood, ['mara', [64 + QUANTUM / 2]]])
    const chosen = [share.choose(both), share.choose(both)]
    expect(chosen.some((taken) => taken.get('mara') === 1)).toBe(true)
    share.choose(flood)
  }
})

test('[F1] those who wait are not kept out by an endless stream of newcomers', () => {
  const share = new FairShare()
  let large = 0
  for (let pass = 0; pass < 100; pass++) {
    const newcomers = Array.from({ length: 20 }, (_, index) => [`new-${pass}-${index}`, [QUANTUM]] as const)
    const queues = new Map<string, number[]>([
      ['waiting', [100_000]],
      ...newcomers.map(([a, b]) => [a, [...b]] as [string, number[]]),
    ])
    large += share.choose(queues).get('waiting') ?? 0
  }
  expect(large).toBeGreaterThan(3)
})
