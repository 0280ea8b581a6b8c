import { z } from 'zod'

/** Tokens used by a request. */
export type TokenUse = Readonly<{
  input: number
  output: number
  /** Partly an estimate, as the endpoint did not report them. */
  estimated: boolean
}>

export const NO_TOKENS: TokenUse = { input: 0, output: 0, estimated: false }

/** No request uses more, however an endpoint counts. */
const MOST_COUNTED = 10_000_000
const countSchema = z.int().min(0).max(MOST_COUNTED)
const usageSchema = z.object({ prompt_tokens: countSchema, completion_tokens: countSchema })

/** The usage that an endpoint reports; null where it reports nothing usable. */
export function countedTokens(usage: unknown): TokenUse | null {
  const { data } = usageSchema.safeParse(usage)
  return data ? { input: data.prompt_tokens, output: data.completion_tokens, estimated: false } : null
}

export function addTokens(one: TokenUse, other: TokenUse): TokenUse {
  return {
    input: one.input + other.input,
    output: one.output + other.output,
    estimated: one.estimated || other.estimated,
  }
}

/**
 * Estimates the number of tokens in a text: about one per four characters of English, and one per three bytes in
 * scripts with longer encodings. Returns the larger of the two, so that a limit is reached early rather than exceeded.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(Math.max(text.length / 4, new TextEncoder().encode(text).length / 3))
}
