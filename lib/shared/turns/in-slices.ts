import { setImmediate } from 'node:timers/promises'

/** After this many ms, other work of the process gets a turn. */
const SLICE_MS = 8

/**
 * Runs long work that yields regularly, so that live rooms and other requests continue in between.
 * @returns its result
 */
export async function inSlices<T>(work: Iterator<unknown, T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = work.next()
    if (done) return value
    if (performance.now() - since < SLICE_MS) continue
    await setImmediate()
    since = performance.now()
  }
}
