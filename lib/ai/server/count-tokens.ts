import { Counter } from 'prom-client'
import { registry } from '@/lib/health/registry'
import { singleton } from '@/lib/shared/singleton'
import type { TokenUse } from '../domain/tokens'
import { costOfTokens } from './cost-of-tokens'

/** Adds a request's tokens to /metrics, and its cost if the operator has set prices. */
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
  const cost = costOfTokens({ input, output })
  if (cost !== null) costs().inc(cost)
}

function costs(): Counter {
  return singleton(
    'ai cost',
    () =>
      new Counter({
        name: 'threepoint_ai_cost_dollars_total',
        help: 'What these tokens cost by AI_PRICE_INPUT and AI_PRICE_OUTPUT, in dollars.',
        registers: [registry()],
      }),
  )
}
