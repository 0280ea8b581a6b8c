/** As many bytes as wait in a connection that nobody reads from. */
const PART = 64 * 1024

/**
 * Sends bytes as fast as they are read. `ended` is called when the last of them was requested, or when nobody
 * wants them any more.
 */
export function inParts(bytes: Uint8Array, ended: () => void): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at < bytes.length) {
          controller.enqueue(bytes.subarray(at, at + PART))
          at += PART
          return
        }
        ended()
        controller.close()
      },
      cancel: ended,
    },
    { highWaterMark: 0 },
  )
}
