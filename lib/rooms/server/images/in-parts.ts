/** As much as waits in a connection that is not read. */
const PART = 64 * 1024

/** Sends bytes as far as they are read. `ended` is called when the last of them was asked for, or nobody wants them. */
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
