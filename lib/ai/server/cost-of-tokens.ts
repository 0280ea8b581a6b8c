import { env } from '@/lib/shared/env'

/** What tokens cost in dollars, by the operator's prices for a million; null where none are set. */
export function costOfTokens({ input, output }: { input: number; output: number }): number | null {
  const { AI_PRICE_INPUT: read, AI_PRICE_OUTPUT: written } = env()
  return read === undefined || written === undefined ? null : (input * read + output * written) / 1_000_000
}
