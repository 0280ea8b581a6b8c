import { afterEach, expect, test } from 'vitest'
import { completeEnv } from '@/lib/shared/env'
import { metricsFor } from './metrics-for'

const token = 'a-token-for-this-test'

afterEach(() => {
  completeEnv({ METRICS_TOKEN: '' })
})

test('without METRICS_TOKEN nobody can read the metrics', async () => {
  expect(await metricsFor('Bearer ')).toBeUndefined()
  expect(await metricsFor('Bearer undefined')).toBeUndefined()
})

test('only the right token gives access', async () => {
  completeEnv({ METRICS_TOKEN: token })
  expect(await metricsFor(null)).toBeUndefined()
  expect(await metricsFor(`Bearer ${token}x`)).toBeUndefined()
  expect(await metricsFor(token)).toBeUndefined()
  expect((await metricsFor(`Bearer ${token}`))?.text).toMatch(
    /threepoint_process_cpu_seconds_total[\s\S]*threepoint_pool_waiting 0/,
  )
})
