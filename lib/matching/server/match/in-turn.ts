import { type AppError, appError } from '@/lib/shared/errors'
import { singleton } from '@/lib/shared/singleton'

/** What a process does to the queue at once: fewer than it has connections, so that everybody else gets one. */
const AT_ONCE = 3
/** Those who may wait for that; each takes some ten milliseconds. */
const LONGEST_LINE = 1_000

type Line = { running: number; waiting: (() => void)[] }

/**
 * Lets a few pieces of work through at once; the others wait without a connection. Hundreds of answers in one moment
 * would otherwise keep each other, and every page, from the database until all of them give up.
 * @throws AppError `unavailable` where too many wait already; nothing was changed then
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const line = singleton('queue turns', (): Line => ({ running: 0, waiting: [] }))
  if (line.running < AT_ONCE) line.running++
  else if (line.waiting.length >= LONGEST_LINE) throw busy()
  else await new Promise<void>((start) => void line.waiting.push(start))
  try {
    return await work()
  } finally {
    const next = line.waiting.shift()
    if (next) next()
    else line.running--
  }
}

function busy(): AppError {
  return appError('unavailable')
}
