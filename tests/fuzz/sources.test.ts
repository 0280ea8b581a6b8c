import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const INPUTS = 60
/** Only a review that hangs takes this long; then the last line shows which. */
const HANGS_AFTER_MS = 150_000

test('parsing, checking and reviewing any source of a case comes to an end', () => {
  const seed = Number(process.env.FUZZ_SEED ?? 1)
  const review = ['--import', 'tsx', 'tests/fuzz/review-sources.ts', String(seed), String(INPUTS)]
  const { status, stdout, stderr } = spawnSync(process.execPath, review, {
    encoding: 'utf8',
    timeout: HANGS_AFTER_MS,
    maxBuffer: 64 * 1024 * 1024,
  })
  const last = stdout.trim().split('\n').at(-1)
  expect(status, `seed ${seed}, after: ${last}\n${stderr}`).toBe(0)
  expect(stdout.trim().split('\n').length).toBeGreaterThanOrEqual(2 * INPUTS)
})
