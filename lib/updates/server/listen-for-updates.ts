import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { makePool } from '@/lib/db/pool'
import type { Update } from '../domain/update'
import { CHANNEL, notificationSchema } from './notify-people'

/** Interval between queries that test whether the connection is still alive, in ms. */
const PING_EVERY = 5_000
/** Maximum pause before listening again after the connection was lost, in ms. */
const LONGEST_PAUSE = 5_000

type ListenOptions = {
  received: (people: readonly string[], update: Update) => void
  /** Called when listening starts again: anything sent in the meantime did not arrive here. */
  missed: () => void
  report: (what: string, error: unknown) => void
}

/**
 * Receives what notifyPeople sends, in any process, until it is stopped. Keeps going through any loss of the
 * database.
 * @returns once it is listening, or the first attempt has failed
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
      // Logged once per outage: the database logs often enough that it is unreachable.
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
      // A process with another version may send an update that this one does not know.
      if (found.success) received(found.data.to, found.data.update)
    })
    await opened.query(`listen ${CHANNEL}`)
    listening()
    // Otherwise a dead connection stays silent; one that does not respond is broken, and ends.
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
