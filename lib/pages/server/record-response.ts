import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** What was sent: null when it was not written whole, or was longer than `most` bytes. */
export type Recorded = { status: number; headers: OutgoingHttpHeaders; body: string } | null

/**
 * Keeps a copy of an answer while it is sent, and has it as soon as it was written: a reader that is slow holds up
 * neither the copy nor the writer.
 */
export function recordResponse(response: ServerResponse, most: number): Promise<Recorded> {
  const chunks: Buffer[] = []
  let size = 0
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
    // Never asks to wait: the rest of a page waits here instead, no more than the page is long.
    return true
  }) as typeof write
  return new Promise((resolve) => {
    response.end = ((...args: Parameters<typeof end>) => {
      keep(args[0], args[1])
      const isWhole = !response.destroyed && size <= most
      resolve(
        isWhole
          ? {
              status: response.statusCode,
              headers: response.getHeaders(),
              body: Buffer.concat(chunks).toString('utf8'),
            }
          : null,
      )
      return end.apply(response, args)
    }) as typeof end
    response.once('close', () => resolve(null))
  })
}
