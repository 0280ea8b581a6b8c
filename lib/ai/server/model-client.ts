import OpenAI from 'openai'
import { ModelFailure } from '../domain/model-failure'
import type { Endpoint } from './endpoint'

/**
 * Maximum size of a response, in bytes. The longest answer requested is about 1 MB as a stream, with a line per token.
 */
const RESPONSE_LIMIT = 2_000_000

/** A client that makes no retries, sends nothing to any other host, and limits the size of a response. */
export function modelClient({ baseUrl, query, key }: Endpoint): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    defaultQuery: query,
    // Servers without keys ignore it, but the client requires one. Azure-style gateways read the other header.
    apiKey: key ?? 'none',
    ...(key === null ? {} : { defaultHeaders: { 'api-key': key } }),
    maxRetries: 0,
    logLevel: 'off',
    fetch: boundedFetch,
  })
}

/** A redirect is not followed: it would send the session and the key to the host that it names. */
async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'manual' })
  const { body, status, statusText, headers } = response
  return body
    ? new Response(body.pipeThrough(upTo(RESPONSE_LIMIT)), { status, statusText, headers })
    : response
}

/** Fails, and stops reading, once the limit is exceeded. */
function upTo(most: number): TransformStream<Uint8Array, Uint8Array> {
  let left = most
  return new TransformStream({
    transform(bytes, controller) {
      left -= bytes.byteLength
      if (left < 0) controller.error(new ModelFailure('bad-answer'))
      else controller.enqueue(bytes)
    },
  })
}
