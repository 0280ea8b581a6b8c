// Counts the page's timers that are due within a second, so that a test knows when nothing is about to happen any more,
// instead of waiting for a while.

const SHORT_MS = 1_000

const { setTimeout: start, clearTimeout: stop } = window
/** By id, where each was started. */
const waiting = new Map<number, string>()

window.setTimeout = ((run: TimerHandler, ms = 0, ...args: unknown[]) => {
  const id = start(() => {
    waiting.delete(id)
    if (typeof run === 'function') run(...args)
  }, ms)
  if (ms <= SHORT_MS) waiting.set(id, `${ms} ms, ${new Error().stack}`)
  return id
}) as typeof window.setTimeout

window.clearTimeout = (id) => {
  waiting.delete(Number(id))
  stop(id)
}

/** Where each pending short timer was started, and its delay. */
export function shortTimers(): string[] {
  return [...waiting.values()]
}
