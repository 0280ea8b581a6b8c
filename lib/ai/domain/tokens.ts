import { z } from 'zod'

/** What a request used, in tokens. */
export type TokenUse = Readonly<{
  input: number
  output: number
  /** Some of it is an estimate, as the endpoint did not count. */
  estimated: boolean
}>

export const NO_TOKENS: TokenUse = { input: 0, output: 0, estimated: false }

/** No question is longer, however an endpoint counts. */
const MOST_COUNTED = 10_000_000
const countSchema = z.int().min(0).max(MOST_COUNTED)
const usageSchema = z.object({ prompt_tokens: countSchema, completion_tokens: countSchema })

/** What an endpoint says that a request used; null where it says nothing that can be counted with. */
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
 * About how many tokens a text is: a token is some four letters of English, and some three bytes of a script whose
 * letters take more. The larger of the two, so that a limit is rather kept than passed.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(Math.max(text.length / 4, new TextEncoder().encode(text).length / 3))
}
