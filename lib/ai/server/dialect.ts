import { singleton } from '@/lib/shared/singleton'
import type { Endpoint } from './endpoint'

const FORMATS = ['json_schema', 'json_object', 'prompt'] as const

/** What an endpoint understands of a request. */
export type Dialect = Readonly<{
  limit: 'max_completion_tokens' | 'max_tokens'
  /** How a structured answer is asked for; `prompt`: in words. */
  format: (typeof FORMATS)[number]
  /** Counts tokens at the end of a stream. */
  countsTokens: boolean
  /** Takes a temperature. */
  temperature: boolean
}>

const NEWEST: Dialect = {
  limit: 'max_completion_tokens',
  format: 'json_schema',
  countsTokens: true,
  temperature: true,
}

const known = () => singleton('ai-dialects', () => new Map<string, Dialect>())
const keyOf = ({ baseUrl, model }: Endpoint) => `${baseUrl} ${model}`

/** What an endpoint is known to understand; the newest as long as nothing is known. */
export function dialectOf(endpoint: Endpoint): Dialect {
  return known().get(keyOf(endpoint)) ?? NEWEST
}

/** Remembers what an endpoint took, for as long as this process lives. */
export function rememberDialect(endpoint: Endpoint, dialect: Dialect): void {
  known().set(keyOf(endpoint), dialect)
}

type Step = { named: readonly string[]; next: (dialect: Dialect) => Dialect | null }

/** What is left out, in this order where the endpoint does not name what it refuses. */
const STEPS: readonly Step[] = [
  {
    named: ['response_format', 'json_schema', 'json_object', 'structured', 'grammar'],
    next: (dialect) => {
      const format = FORMATS[FORMATS.indexOf(dialect.format) + 1]
      return format ? { ...dialect, format } : null
    },
  },
  {
    named: ['max_completion_tokens', 'max_tokens'],
    next: (dialect) => (dialect.limit === 'max_tokens' ? null : { ...dialect, limit: 'max_tokens' }),
  },
  {
    named: ['stream_options', 'include_usage'],
    next: (dialect) => (dialect.countsTokens ? { ...dialect, countsTokens: false } : null),
  },
  {
    named: ['temperature'],
    next: (dialect) => (dialect.temperature ? { ...dialect, temperature: false } : null),
  },
]

/**
 * What to try after an endpoint refused a request. Each step leaves something out, so there is an end to it.
 * @param complaint what the endpoint says about it
 * @returns null when nothing is left to leave out
 */
export function simplerDialect(dialect: Dialect, complaint: string): Dialect | null {
  const text = complaint.toLowerCase()
  const named = STEPS.filter((step) => step.named.some((name) => text.includes(name)))
  for (const { next } of [...named, ...STEPS]) {
    const simpler = next(dialect)
    if (simpler) return simpler
  }
  return null
}
