import { setTimeout as wait } from 'node:timers/promises'
import type { Input } from '../input'
import type { Target } from '../target'

/** Sends inputs one after the other. */
export type Sender = {
  /** Resolves once the server has answered, or has closed the connection for a valid reason. Throws `Gone`. */
  send: (input: Input) => Promise<void>
  close: () => void
}

export type OpenSender = (target: Target, lane: number) => Promise<Sender>

/** An input has had no answer for longer than any answer may take. */
export class Unanswered extends Error {
  override name = 'Unanswered'
}

const PATIENCE_MS = 20_000

/** Throws `Unanswered` when it takes too long. */
export async function answered<T>(answer: Promise<T>): Promise<T> {
  const stop = new AbortController()
  const late = wait(PATIENCE_MS, null, { signal: stop.signal }).then(() => {
    throw new Unanswered('There was no answer.')
  })
  late.catch(() => {})
  try {
    return await Promise.race([answer, late])
  } finally {
    stop.abort()
  }
}
