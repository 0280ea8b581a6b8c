import { expect, test } from 'vitest'
import { simulate } from '../support/simulation/simulate'

// SEEDS=1000 for the long run; a seed that ever failed stays in the list for good.
const SEEDS = Number(process.env.SEEDS ?? 15)
const FIRST = Number(process.env.FIRST_SEED ?? 1)
const ONCE_FAILED = [4, 21, 105, 203, 212, 362, 524]
const ONCE_FAILED_ROUGH = [398]

async function check(seed: number, options: { rough?: boolean } = {}): Promise<void> {
  const { pictures } = await simulate(seed, options)
  const log = pictures.find(({ of }) => of === 'the log')?.picture
  const others = pictures.filter(({ picture }) => picture !== log).map(({ of }) => of)
  expect(others, `seed ${seed}: these differ from the log`).toEqual([])
}

test(`[P2] everybody ends with what the log says: seeds ${FIRST} to ${FIRST + SEEDS - 1}`, async () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) await check(seed)
}, 3_600_000)

test(`[P2] even if the room refuses some of it and pages die: seeds ${FIRST} to ${FIRST + SEEDS - 1}`, async () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) await check(seed, { rough: true })
}, 3_600_000)

test.each(ONCE_FAILED)('[P2] seed %i stays fixed', (seed) => check(seed))
test.each(ONCE_FAILED_ROUGH)('[P2] rough seed %i stays fixed', (seed) => check(seed, { rough: true }))
