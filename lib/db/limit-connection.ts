import { Socket } from 'node:net'
import type pg from 'pg'

/** Milliseconds. What the server itself ends, so that it can say why. */
export const CONNECTION_LIMITS = {
  statement_timeout: 4_500,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 5_000,
} as const

/**
 * Milliseconds without a byte from a server that owes an answer. Longer than the limits above: only a server that is
 * frozen, or a line that is dead, gets this far.
 */
export const SILENCE = 5_000

/**
 * Sets the limits of a new connection. They are set by a statement because poolers such as PgBouncer refuse them as
 * start-up parameters.
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
 * Breaks a connection whose query gets no answer, which fails the query. pg's own `query_timeout` would fail it and
 * leave the connection open: the next query, or a rollback, would then run behind the one that is still under way.
 */
function endWhenSilent(client: pg.Client): void {
  const { stream } = client.connection
  if (!(stream instanceof Socket)) return
  stream.setTimeout(SILENCE, () => {
    // A query that is sent in this very moment has waited for nothing yet.
    if (isIdle(client)) return
    const { bytesRead } = stream
    // After a pause of our own process the answer may lie in the socket, unread.
    setImmediate(() => {
      if (stream.bytesRead > bytesRead) return
      stream.destroy(new Error(`The database has not answered for ${SILENCE / 1000} s.`))
    })
  })
}

/** Not in the types of pg: whether the server has answered all that it was asked. */
function isIdle(client: pg.Client): boolean {
  return (client as unknown as { readyForQuery: boolean }).readyForQuery
}
