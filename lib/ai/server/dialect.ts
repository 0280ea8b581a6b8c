import { singleton } from '@/lib/shared/singleton'
import type { Endpoint } from './endpoint'

const FORMATS = ['json_schema', 'json_object', 'prompt'] as const

/** The request features that an endpoint supports. */
export type Dialect = Readonly<{
  limit: 'max_completion_tokens' | 'max_tokens'
  /** How a structured answer is requested; `prompt`: in words. */
  format: (typeof FORMATS)[number]
  /** Reports token counts at the end of a stream. */
  countsTokens: boolean
  /** Accepts a temperature. */
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

/** The features that an endpoint is known to support; all of them while nothing is known. */
export function dialectOf(endpoint: Endpoint): Dialect {
  return known().get(keyOf(endpoint)) ?? NEWEST
}

/** Remembers what an endpoint accepted, for the lifetime of this process. */
export function rememberDialect(endpoint: Endpoint, dialect: Dialect): void {
  known().set(keyOf(endpoint), dialect)
}

type Step = { named: readonly string[]; next: (dialect: Dialect) => Dialect | null }

/** The features to drop, in this order if the endpoint does not say which one it rejects. */
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
 * What to try after an endpoint rejected a request. Each step drops a feature, so the attempts end.
 * @param complaint the endpoint's error message
 * @returns null when there is nothing left to drop
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
