import { setImmediate } from 'node:timers/promises'

/** Milliseconds after which other work of the process has its turn. */
const SLICE_MS = 8

/** Does long work that pauses by itself: live rooms and other requests go on meanwhile. @returns what it comes to */
export async function inSlices<T>(work: Iterator<unknown, T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = work.next()
    if (done) return value
    if (performance.now() - since < SLICE_MS) continue
    await setImmediate()
    since = performance.now()
  }
}
