import { env } from '@/lib/shared/env'

/** An OpenAI-compatible service, as configured by the operator. */
export type Endpoint = Readonly<{
  /** Without its query. */
  baseUrl: string
  /** Sent with each request, such as a gateway's `api-version`. */
  query: Readonly<Record<string, string>>
  /** Null for a local server that needs none. */
  key: string | null
  model: string
}>

const OPENAI = 'https://api.openai.com/v1'
/** Used if the operator configures none. */
const DEFAULT_MODEL = 'gpt-4.1-mini'

type Named = Partial<Record<'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'OPENAI_MODEL', string | undefined>>

/** The configured endpoint; null without a key and a base URL, in which case no model is used. */
export function configuredEndpoint(named: Named = env()): Endpoint | null {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: base, OPENAI_MODEL: model = DEFAULT_MODEL } = named
  if (key === undefined && base === undefined) return null
  const url = new URL(base ?? OPENAI)
  const query = Object.fromEntries(url.searchParams)
  url.search = ''
  return { baseUrl: url.href.replace(/\/$/, ''), query, key: key ?? null, model }
}
