import { expect, test } from 'vitest'
import { HOTEL } from '@/tests/fixtures/case-sources'
import { caseWorker } from './case-worker'

const read = (source: string, ms?: number) =>
  caseWorker().run({ source, check: true, plain: false }, 'ines', ms)

test('[TX4][TX10] YAML that takes seconds is abandoned without blocking the process, and the next case is parsed', async () => {
  // Each key is compared with all before it.
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n')
  const order: string[] = []
  const reading = read(`---\n${keys}\n---\n`, 250).catch((error) => order.push(error.code))
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  order.push('another call was answered')
  await reading
  expect(order).toEqual(['another call was answered', 'worker/too-slow'])
  expect(await read(HOTEL, 60_000)).toMatchObject({ ok: true, shown: { id: 'hotel-booking-system' } })
})
