import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { makePool } from '@/lib/db/pool'
import type { Update } from '../domain/update'
import { CHANNEL, notificationSchema } from './notify-people'

/** Milliseconds between two questions that show whether the connection is still there. */
const PING_EVERY = 5_000
/** Milliseconds before listening again after the connection was lost, at the most. */
const LONGEST_PAUSE = 5_000

type ListenOptions = {
  received: (people: readonly string[], update: Update) => void
  /** Called when listening begins again: what was sent meanwhile did not come here. */
  missed: () => void
  report: (what: string, error: unknown) => void
}

/**
 * Hears what notifyPeople sends, in any process, until it is stopped. What keeps the database from it, it outlasts.
 * @returns once it listens, or the first attempt has failed
 */
export async function listenForUpdates(options: ListenOptions): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController()
  let ended: Promise<void> | undefined
  await new Promise<void>((begun) => {
    ended = keepListening(options, begun, stopping.signal)
  })
  return {
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

async function keepListening(
  options: ListenOptions,
  begun: () => void,
  stopping: AbortSignal,
): Promise<void> {
  let pause = 100
  let isSilent = false
  let isFirst = true
  const listening = () => {
    pause = 100
    isSilent = false
    if (!isFirst) options.missed()
    begun()
  }
  while (!stopping.aborted) {
    await listenOnce(options, listening, stopping).catch((error: unknown) => {
      // Once for as long as it lasts: the database says often enough that it is away.
      if (!isSilent) options.report('updates', error)
      isSilent = true
    })
    isFirst = false
    begun()
    await wait(pause, undefined, { signal: stopping }).catch(() => {})
    pause = Math.min(2 * pause, LONGEST_PAUSE)
  }
}

/** Resolves when it is stopped or the connection ends. */
async function listenOnce(
  { received }: ListenOptions,
  listening: () => void,
  stopping: AbortSignal,
): Promise<void> {
  const pool = makePool(1, 'threepoint updates')
  let client: pg.PoolClient | undefined
  let ping: NodeJS.Timeout | undefined
  try {
    const opened = await pool.connect()
    client = opened
    const ended = new Promise<void>((resolve) => {
      opened.once('end', resolve)
      opened.once('error', () => resolve())
      stopping.addEventListener('abort', () => resolve(), { once: true })
      if (stopping.aborted) resolve()
    })
    opened.on('notification', ({ payload }) => {
      const found = notificationSchema.safeParse(parsed(payload))
      // A process of another version may send what this one does not know.
      if (found.success) received(found.data.to, found.data.update)
    })
    await opened.query(`listen ${CHANNEL}`)
    listening()
    // A dead connection is silent otherwise; one that does not answer is broken, and ends.
    ping = setInterval(() => void opened.query('select 1').catch(() => {}), PING_EVERY)
    await ended
  } finally {
    clearInterval(ping)
    client?.release(true)
    await pool.end()
  }
}

function parsed(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? '')
  } catch {
    return null
  }
}
