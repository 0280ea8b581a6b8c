import OpenAI from 'openai'
import { ModelFailure } from '../domain/model-failure'
import type { Endpoint } from './endpoint'

/** Bytes of a response. The longest answer that is asked for takes about 1 MB as a stream, a line for each token. */
const RESPONSE_LIMIT = 2_000_000

/** A client that asks once, sends nothing to any other host, and reads no response without end. */
export function modelClient({ baseUrl, query, key }: Endpoint): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    defaultQuery: query,
    // Servers without keys don't look at it, but the client wants one. Gateways of Azure's kind read the other header.
    apiKey: key ?? 'none',
    ...(key === null ? {} : { defaultHeaders: { 'api-key': key } }),
    maxRetries: 0,
    logLevel: 'off',
    fetch: boundedFetch,
  })
}

/** A redirect is an answer that cannot be used: followed, it would take the session and the key to whom it names. */
async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'manual' })
  const { body, status, statusText, headers } = response
  return body
    ? new Response(body.pipeThrough(upTo(RESPONSE_LIMIT)), { status, statusText, headers })
    : response
}

/** Fails, and reads no further, once more bytes have come. */
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
