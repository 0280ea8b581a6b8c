import { Socket } from 'node:net'
import type pg from 'pg'

/** In ms. These limits are enforced by the server itself, which can then report why. */
export const CONNECTION_LIMITS = {
  statement_timeout: 4_500,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 5_000,
} as const

/**
 * How long a server that owes a response may send nothing, in ms. Longer than the limits above: only a frozen
 * server or a dead connection gets this far.
 */
export const SILENCE = 5_000

/**
 * Sets the limits of a new connection. They are set by a statement because poolers such as PgBouncer reject
 * them as start-up parameters.
 */
export async function limitConnection(client: pg.ClientBase): Promise<void> {
  endWhenSilent(client as pg.Client)
  await client.query(
    Object.entries(CONNECTION_LIMITS)
      .map(([name, ms]) => `set ${name} = ${ms}`)
      .join(';'),
  )
}

/**
 * Breaks a connection whose query gets no response, which makes the query fail. pg's own `query_timeout`
 * would fail the query and leave the connection open: the next query, or a rollback, would then run behind
 * the one still in progress.
 */
function endWhenSilent(client: pg.Client): void {
  const { stream } = client.connection
  if (!(stream instanceof Socket)) return
  stream.setTimeout(SILENCE, () => {
    // A query being sent at this very moment has not waited yet.
    if (isIdle(client)) return
    const { bytesRead } = stream
    // If our own process was paused, the response may be in the socket, unread.
    setImmediate(() => {
      if (stream.bytesRead > bytesRead) return
      stream.destroy(new Error(`The database has not answered for ${SILENCE / 1000} s.`))
    })
  })
}

/** Not in pg's types: whether the server has responded to everything it was sent. */
function isIdle(client: pg.Client): boolean {
  return (client as unknown as { readyForQuery: boolean }).readyForQuery
}
