import pg from 'pg'
import { env } from '@/lib/shared/env'
import { lifecycle } from '@/lib/shared/process/lifecycle'
import { forget, singleton } from '@/lib/shared/singleton'
import { limitConnection } from './limit-connection'

/** Maximum number of connections per process: half for Prisma, half for raw SQL. */
export const CONNECTIONS = { prisma: 5, raw: 5 }

/** How long to wait for a free connection before giving up, in ms. */
export const CONNECTION_WAIT = 5_000

/** URL of the database; throws if the start-up has not set one. */
export function databaseUrl(): string {
  const url = env().DATABASE_URL
  if (!url)
    throw new Error('DATABASE_URL is not set. `npm start` and `npm run dev` bring a database with them.')
  return url
}

/** The pg Pool for raw SQL (the room log). Prisma has its own, see client.ts. */
export function pool(): pg.Pool {
  return singleton('pool', () => makePool(CONNECTIONS.raw, 'threepoint log'))
}

/** A pool whose connections never wait forever; see limit-connection.ts. */
export function makePool(max: number, name: string): pg.Pool {
  const made = new pg.Pool({
    connectionString: databaseUrl(),
    max,
    connectionTimeoutMillis: CONNECTION_WAIT,
    application_name: name,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(lifecycle().unlimited ? {} : { onConnect: limitConnection }),
  })
  made.on('error', connectionLost)
  // While a connection is checked out, the pool does not listen for its errors, and a broken one would end
  // the process.
  made.on('connect', (client) => client.on('error', () => {}))
  return made
}

/**
 * Handles a pool's error event. An idle connection that breaks is replaced on next use, but without a
 * listener it would end the process. During a stop, pools end before the server has been told, and report
 * errors.
 */
export function connectionLost(error: Error): void {
  if (!lifecycle().stopping) console.error(`A database connection was lost: ${error.message}`)
}

/** Ends the raw SQL pool if there is one. */
export async function closePool(): Promise<void> {
  await forget<pg.Pool>('pool')?.end()
}
