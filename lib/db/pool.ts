import pg from 'pg'
import { env } from '@/lib/shared/env'
import { lifecycle } from '@/lib/shared/lifecycle'
import { forget, singleton } from '@/lib/shared/singleton'

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
  return singleton('pool', () => {
    const made = new pg.Pool({
      connectionString: databaseUrl(),
      max: CONNECTIONS.raw,
      connectionTimeoutMillis: CONNECTION_WAIT,
      application_name: 'threepoint log',
    })
    made.on('error', connectionLost)
    return made
  })
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
