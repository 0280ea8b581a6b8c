import { env } from '@/lib/shared/env'

/** The cost of tokens in dollars, by the operator's prices per million; null if none are set. */
export function costOfTokens({ input, output }: { input: number; output: number }): number | null {
  const { AI_PRICE_INPUT: read, AI_PRICE_OUTPUT: written } = env()
  return read === undefined || written === undefined ? null : (input * read + output * written) / 1_000_000
}
