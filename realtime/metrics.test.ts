import { expect, test } from 'vitest'
import { registry } from '@/lib/health/registry'
import { countClosed, countRefusedConnect, countRefusedMessage } from './metrics'

test('[W5][W6][W7] refused and closed connections are counted by reason, and nobody is named', async () => {
  registry().resetMetrics()
  countRefusedConnect('auth/required')
  for (let count = 0; count < 2; count++) countClosed('slow')
  countRefusedMessage('wire/malformed')
  const lines = (await registry().metrics()).split('\n')
  expect(lines.filter((line) => /^threepoint_(connections|messages)_/.test(line))).toEqual([
    'threepoint_connections_refused_total{code="auth/required"} 1',
    'threepoint_connections_closed_total{reason="slow"} 2',
    'threepoint_messages_refused_total{code="wire/malformed"} 1',
  ])
})
