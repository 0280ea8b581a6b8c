import { Counter } from 'prom-client'
import { registry } from '@/lib/health/registry'
import { singleton } from '@/lib/shared/singleton'
import type { TokenUse } from '../domain/tokens'

/** Puts what a question used into /metrics. */
export function countTokens({ input, output }: TokenUse): void {
  const counter = singleton(
    'ai tokens',
    () =>
      new Counter({
        name: 'threepoint_ai_tokens_total',
        help: 'Tokens of the configured model that this process used, read and written.',
        labelNames: ['direction'],
        registers: [registry()],
      }),
  )
  counter.inc({ direction: 'read' }, input)
  counter.inc({ direction: 'written' }, output)
}
