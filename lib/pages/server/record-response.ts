import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** A complete response. */
export type Recorded = { status: number; headers: OutgoingHttpHeaders; body: string }

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Handles a request without sending the response to anybody, so that no slow or disconnected reader holds it
 * up.
 * @param most maximum size of a response, in bytes
 * @returns null for a response that is incomplete or larger
 * @throws what `handle` throws
 */
export async function recordResponse(
  handle: Handle,
  request: IncomingMessage,
  most: number,
): Promise<Recorded | null> {
  const response = new ServerResponse(request)
  response.assignSocket(nowhere())
  const chunks: Buffer[] = []
  let size = 0
  let ended = false
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(chunk)
    size += bytes.length
    if (size <= most) chunks.push(bytes)
  }
  const { write, end } = response
  response.write = ((...args: Parameters<typeof write>) => {
    keep(args[0], args[1])
    write.apply(response, args)
    // No server signals when this connection can accept more.
    return true
  }) as typeof write
  response.end = ((...args: Parameters<typeof end>) => {
    keep(args[0], args[1])
    ended = true
    return end.apply(response, args)
  }) as typeof end
  await handle(request, response)
  if (!ended || size > most) return null
  return {
    status: response.statusCode,
    headers: response.getHeaders(),
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

/** A connection that accepts everything and discards it. */
function nowhere(): Socket {
  const socket = new Socket()
  socket._write = (_chunk, _encoding, done) => done()
  socket._writev = (_chunks, done) => done()
  return socket
}
