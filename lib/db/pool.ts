import pg from 'pg'
import { env } from '@/lib/shared/env'
import { lifecycle } from '@/lib/shared/process/lifecycle'
import { forget, singleton } from '@/lib/shared/singleton'
import { limitConnection } from './limit-connection'

/** Connections a process may hold: half for Prisma, half for raw SQL. */
export const CONNECTIONS = { prisma: 5, raw: 5 }

/** Milliseconds to wait for a free connection before giving up. */
export const CONNECTION_WAIT = 5_000

/** Address of the database; throws when the start-up has not set one. */
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

/** A pool whose connections wait for nothing without end; see limit-connection.ts. */
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
  // While somebody has it, the pool does not listen, and a broken connection would end the process.
  made.on('connect', (client) => client.on('error', () => {}))
  return made
}

/**
 * For a pool's error event: an idle connection that breaks is replaced on next use, but without a listener it
 * would end the process. When stopping, pools end before the server has heard of it, and it complains.
 */
export function connectionLost(error: Error): void {
  if (!lifecycle().stopping) console.error(`A database connection was lost: ${error.message}`)
}

/** Ends the raw pool when there is one. */
export async function closePool(): Promise<void> {
  await forget<pg.Pool>('pool')?.end()
}
