/** Initial size of the buffer, in bytes. */
const FIRST = 64 * 1024

/** The parts of a request that its body is read from. */
export type Sent = { headers: Headers; body: ReadableStream<Uint8Array> | null }

type Arrival = {
  /** Called with the length of each chunk before it is kept. If it throws, reading stops. */
  count?: (bytes: number) => void
  /** Time within which the whole body must have arrived, in ms, and the error to throw otherwise. */
  within?: { ms: number; late: () => Error }
}

/**
 * Reads a request's body, whose length may not be declared.
 * @param most maximum size in bytes; nothing beyond it is read
 * @returns null if the body is larger
 */
export async function readBody(
  { headers, body }: Sent,
  most: number,
  { count, within }: Arrival = {},
): Promise<Uint8Array | null> {
  if (Number(headers.get('content-length')) > most) return null
  if (!body) return new Uint8Array()
  const reader = body.getReader()
  const cancel = () => void reader.cancel().catch(() => undefined)
  let isLate = false
  const timer =
    within &&
    setTimeout(() => {
      isLate = true
      cancel()
    }, within.ms)
  // One growing buffer: chunks of one byte each would take a hundred times the memory of their content.
  let [kept, length] = [new Uint8Array(Math.min(FIRST, most)), 0]
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (isLate && within) throw within.late()
      if (done) return kept.subarray(0, length)
      const needed = length + value.byteLength
      if (needed > most) return null
      count?.(value.byteLength)
      if (needed > kept.byteLength) {
        const larger = new Uint8Array(Math.min(most, Math.max(needed, 2 * kept.byteLength)))
        larger.set(kept.subarray(0, length))
        kept = larger
      }
      kept.set(value, length)
      length = needed
    }
  } finally {
    clearTimeout(timer)
    cancel()
  }
}
