import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { z } from 'zod'
import { ModelFailure } from '../domain/model-failure'
import { readAnswer } from '../domain/read-answer'
import { addTokens, countedTokens, estimateTokens, NO_TOKENS, type TokenUse } from '../domain/tokens'
import { type Dialect, dialectOf, rememberDialect, simplerDialect } from './dialect'
import type { Endpoint } from './endpoint'
import { modelClient } from './model-client'

/** Time limit for a request with all its attempts, in milliseconds. */
const ANSWER_WITHIN = 60_000
/** Number of attempts to get an answer that matches its schema. */
const TRIES = 2
/** Characters of an invalid answer that are shown to the model again. */
const SHOWN_AGAIN = 4_000
/** An answer may be this much longer than allowed before it is cut off, as ways of counting tokens differ. */
const SLACK = 1.5
/** Limit on the pause that an endpoint may ask for, in milliseconds. */
const LONGEST_ASKED = 86_400_000

export type ModelQuestion<T> = {
  system: string
  user: string
  /** Identifies the answer to endpoints: letters and underscores. */
  name: string
  schema: z.ZodType<T>
  /** Maximum number of tokens in the answer. */
  maxTokens: number
}

export type ModelAnswer<T> = {
  value: T
  /** As the model wrote it. */
  raw: string
  tokens: TokenUse
  /** Parameters that were sent besides the messages. */
  parameters: Readonly<Record<string, string | number>>
}

type AskOptions = {
  /** Aborts the request, with the reason `cancelled`. */
  signal?: AbortSignal
  /** Time limit for all attempts, in milliseconds. */
  within?: number
  /** Called with the answer received so far, each time more arrives. A second attempt starts over. */
  received?: (text: string) => void
}

type Message = { role: 'system' | 'user' | 'assistant'; content: string }

/**
 * Requests one structured answer from the model behind an endpoint.
 * @throws ModelFailure
 */
export async function askModel<T>(
  endpoint: Endpoint,
  question: ModelQuestion<T>,
  { signal, within = ANSWER_WITHIN, received = () => {} }: AskOptions = {},
): Promise<ModelAnswer<T>> {
  const timeout = AbortSignal.timeout(within)
  const ending = AbortSignal.any(signal ? [signal, timeout] : [timeout])
  const messages: Message[] = [
    { role: 'system', content: question.system },
    { role: 'user', content: question.user },
  ]
  let tokens = NO_TOKENS
  try {
    for (let left = TRIES; ; left--) {
      const { text, used, dialect } = await complete(endpoint, messages, question, {
        signal: ending,
        received,
      })
      tokens = addTokens(tokens, used)
      const answer = readAnswer(text, question.schema)
      if (answer.ok) {
        const { limit, format, temperature } = dialect
        const parameters = { [limit]: question.maxTokens, format, ...(temperature ? { temperature: 0 } : {}) }
        return { value: answer.value, raw: text, tokens, parameters }
      }
      if (left === 1) throw new ModelFailure('bad-answer')
      messages.push(
        { role: 'assistant', content: text.slice(0, SHOWN_AGAIN) },
        {
          role: 'user',
          content: `That answer cannot be used. ${answer.wrong}\nAnswer again, with JSON only.`,
        },
      )
    }
  } catch (error) {
    const failure = failureOf(error, { signal, timeout })
    throw new ModelFailure(failure.reason, {
      ...failure.details,
      tokens: addTokens(tokens, failure.tokens),
    })
  }
}

type Receiving = { signal: AbortSignal; received: (text: string) => void }

/** One answer, in a format that the endpoint supports. */
async function complete<T>(
  endpoint: Endpoint,
  messages: readonly Message[],
  question: ModelQuestion<T>,
  receiving: Receiving,
): Promise<{ text: string; used: TokenUse; dialect: Dialect }> {
  for (let dialect = dialectOf(endpoint); ; ) {
    try {
      const { text, used } = await stream(endpoint, messages, question, dialect, receiving)
      rememberDialect(endpoint, dialect)
      return { text, used, dialect }
    } catch (error) {
      const simpler = isAboutRequest(error) ? simplerDialect(dialect, complaintOf(error)) : null
      if (!simpler) throw error
      dialect = simpler
    }
  }
}

async function stream<T>(
  endpoint: Endpoint,
  messages: readonly Message[],
  { name, schema, maxTokens }: ModelQuestion<T>,
  dialect: Dialect,
  { signal, received }: Receiving,
): Promise<{ text: string; used: TokenUse }> {
  const shape = z.toJSONSchema(schema)
  const sent = dialect.format === 'json_schema' ? messages : withShape(messages, shape)
  const ending = new AbortController()
  signal.throwIfAborted()
  let text = ''
  let hasBegun = false
  let counted: TokenUse | null = null
  let isWhole = false
  const used = (): TokenUse =>
    counted ?? {
      input: estimateTokens(sent.map(({ content }) => content).join('\n')),
      output: estimateTokens(text),
      estimated: true,
    }
  try {
    const chunks = await modelClient(endpoint).chat.completions.create(
      {
        model: endpoint.model,
        messages: [...sent],
        stream: true,
        [dialect.limit]: maxTokens,
        ...(dialect.temperature ? { temperature: 0 } : {}),
        ...(dialect.countsTokens ? { stream_options: { include_usage: true } } : {}),
        ...formatOf(dialect, name, shape),
      },
      { signal: AbortSignal.any([signal, ending.signal]) },
    )
    hasBegun = true
    for await (const { choices, usage } of chunks) {
      const more = choices[0]?.delta?.content ?? ''
      text += more
      isWhole ||= Boolean(choices[0]?.finish_reason)
      counted = countedTokens(usage) ?? counted
      // Some servers ignore the limit, so it is enforced here.
      if (text.length > maxTokens * 4 * SLACK) {
        ending.abort()
        throw new ModelFailure('bad-answer')
      }
      if (more !== '') received(text)
    }
  } catch (error) {
    if (error instanceof ModelFailure) throw new ModelFailure(error.reason, { tokens: used() })
    // The endpoint has received the request, so it is paid for even if nobody waits for the answer.
    if (signal.aborted) throw new ModelFailure('cancelled', { tokens: used() })
    if (!hasBegun) throw error
    const { reason, details } = error instanceof APIError ? failureOfApi(error) : new ModelFailure('cut')
    throw new ModelFailure(reason, { ...details, tokens: used() })
  }
  // An aborted stream ends as if it were complete.
  if (signal.aborted || !isWhole)
    throw new ModelFailure(signal.aborted ? 'cancelled' : 'cut', { tokens: used() })
  return { text, used: used() }
}

function formatOf({ format }: Dialect, name: string, schema: Record<string, unknown>) {
  switch (format) {
    case 'json_schema':
      return { response_format: { type: format, json_schema: { name, schema, strict: true } } }
    case 'json_object':
      return { response_format: { type: format } }
    case 'prompt':
      return {}
  }
}

/** Describes the schema in words, for endpoints that do not support schemas. */
function withShape(messages: readonly Message[], shape: unknown): Message[] {
  const words = `Answer with one JSON object and nothing else. It fits this JSON schema: ${JSON.stringify(shape)}`
  return messages.map((message) =>
    message.role === 'system' ? { ...message, content: `${message.content}\n\n${words}` } : message,
  )
}

/** Whether the endpoint rejected the request itself, rather than being temporarily unable to serve it. */
function isAboutRequest(error: unknown): error is APIError {
  return error instanceof APIError && [400, 422].includes(error.status ?? 0) && !isTooLong(error)
}

function isTooLong(error: APIError): boolean {
  return error.status === 413 || /context.{0,40}(?:length|size|window|exceed)/i.test(complaintOf(error))
}

function complaintOf(error: APIError): string {
  return `${error.param ?? ''} ${error.message}`
}

function failureOf(
  error: unknown,
  { signal, timeout }: { signal: AbortSignal | undefined; timeout: AbortSignal },
): ModelFailure {
  const tokens = error instanceof ModelFailure ? { tokens: error.tokens } : {}
  if (signal?.aborted) return new ModelFailure('cancelled', tokens)
  if (timeout.aborted) return new ModelFailure('too-slow', tokens)
  if (error instanceof ModelFailure) return error
  return error instanceof APIError ? failureOfApi(error) : new ModelFailure('unavailable')
}

function failureOfApi(error: APIError): ModelFailure {
  if (error instanceof APIConnectionTimeoutError) return new ModelFailure('too-slow')
  if (error instanceof APIUserAbortError) return new ModelFailure('unavailable')
  const { status } = error
  if (status === undefined) return new ModelFailure('unavailable')
  if (status === 429) return new ModelFailure('rate-limited', { status, ...waitOf(error.headers) })
  if (isTooLong(error)) return new ModelFailure('too-long', { status })
  return new ModelFailure(status >= 500 || status === 408 ? 'unavailable' : 'refused', { status })
}

/** How long an endpoint asks us to wait, at most a day: `Retry-After` holds seconds or a date. */
function waitOf(headers: Headers | undefined): { retryAfter?: number } {
  const said = headers?.get('retry-after')
  if (!said) return {}
  const ms = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now()
  return Number.isNaN(ms) ? {} : { retryAfter: Math.min(Math.max(0, ms), LONGEST_ASKED) }
}
