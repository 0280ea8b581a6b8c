/** Bytes for which there is room at first. */
const FIRST = 64 * 1024

/** What of a request its body is read from. */
export type Sent = { headers: Headers; body: ReadableStream<Uint8Array> | null }

type Arrival = {
  /** Called with the length of each piece before it is kept. What it throws ends the body. */
  count?: (bytes: number) => void
  /** Milliseconds within which all has to be here, and what is thrown otherwise. */
  within?: { ms: number; late: () => Error }
}

/**
 * The body of a request, which may come without saying how long it is.
 * @param most bytes; what comes beyond is not read
 * @returns null when there is more
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
  // One buffer that grows: pieces of a byte each would weigh a hundred times as much as they hold.
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
