import { setTimeout as wait } from 'node:timers/promises'
import { type AppError, appError } from '@/lib/shared/errors'
import { singleton } from '@/lib/shared/singleton'
import { db } from './client'
import type { Prisma } from './generated/client'
import { prepared } from './prepared'

/** How long a transaction waits for others with the same name, in ms. */
const PATIENCE = 10_000
/** Pause before trying again for a lock that another process holds, in ms. */
const ASK_AGAIN = 25
/** Maximum number of calls in this process that may wait for one name. */
const LONGEST_LINE = 200

/**
 * Runs a transaction while no other with any of these names runs, across all processes. Waiting calls hold no
 * connection: one person's many simultaneous calls would otherwise keep everybody else from the database.
 * @throws AppError `unavailable` after 10 s, or if too many are waiting already; nothing has changed then
 */
export async function lockedTransaction<T>(
  names: readonly string[],
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  // Always in the same order, so that two calls cannot wait for each other.
  const sorted = [...names].sort()
  const joined: Place[] = []
  const deadline = performance.now() + PATIENCE
  try {
    for (const name of sorted) joined.push(joinLine(name))
    for (const { turn } of joined) await turn
    while (performance.now() < deadline) {
      const outcome = await db.$transaction(async (tx) => {
        if (!(await tryLock(tx, sorted))) return null
        return { value: await work(tx) }
      })
      if (outcome) return outcome.value
      await wait(ASK_AGAIN)
    }
    throw tooMuch()
  } finally {
    for (const { leave } of joined) leave()
  }
}

type Line = { waiting: number; last: Promise<void> }
type Place = { turn: Promise<void>; leave: () => void }

/** Queues behind earlier calls of this process with the same name. */
function joinLine(name: string): Place {
  const lines = singleton('transaction lines', () => new Map<string, Line>())
  const line = lines.get(name) ?? { waiting: 0, last: Promise.resolve() }
  if (line.waiting >= LONGEST_LINE) throw tooMuch()
  lines.set(name, line)
  line.waiting++
  const turn = line.last
  let done = () => {}
  line.last = new Promise((resolve) => {
    done = resolve
  })
  return {
    turn,
    leave: () => {
      if (--line.waiting === 0) lines.delete(name)
      // A call that gives up before its turn lets the next one in only once that turn has come.
      void turn.then(done)
    },
  }
}

/**
 * $1 the names. The ones that were free stay locked until the transaction ends, which is at once unless all
 * were free.
 */
const TRY = prepared(
  'try-locks',
  'select bool_and(pg_try_advisory_xact_lock(hashtextextended(name, 0))) as free from unnest($1::text[]) name',
)

async function tryLock(tx: Prisma.TransactionClient, names: readonly string[]): Promise<boolean> {
  const rows = await tx.$queryRawUnsafe<{ free: boolean }[]>(TRY, names)
  return rows[0]?.free ?? false
}

function tooMuch(): AppError {
  return appError('unavailable')
}
