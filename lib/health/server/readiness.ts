import { createClient } from 'redis'
import { missingMigrations } from '@/lib/db/missing-migrations'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/shared/env'
import { lifecycle } from '@/lib/shared/process/lifecycle'
import { singleton } from '@/lib/shared/singleton'

/** Each check is `ok`, `failed`, or a sentence saying what is wrong. */
export type Readiness = { ready: boolean; checks: Record<string, string> }

/** Time limit for a check, in ms. */
const PATIENCE = 2_000

/**
 * Whether this process can serve users now, and what is wrong if not. Reveals nothing else: anybody may ask.
 */
export async function readiness(): Promise<Readiness> {
  const [database, migrations, redis] = await Promise.all([
    passes(() => pool().query('select 1')),
    passes(migrationsApplied),
    env().REDIS_URL ? passes(pingRedis) : undefined,
  ])
  const { databaseDown, roomsReady, stopping } = lifecycle()
  const checks: Readiness['checks'] = {
    database: databaseDown?.() ?? database,
    migrations,
    ...(redis && { redis }),
    ...(roomsReady && { rooms: roomsReady() ? 'ok' : 'failed' }),
    running: stopping ? 'failed' : 'ok',
  }
  return { ready: Object.values(checks).every((check) => check === 'ok'), checks }
}

async function passes(check: () => Promise<unknown>): Promise<'ok' | 'failed'> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), PATIENCE)
  })
  try {
    await Promise.race([check(), tooLate])
    return 'ok'
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}

async function migrationsApplied(): Promise<void> {
  const missing = await missingMigrations(pool(), lifecycle().migrations)
  if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`)
}

async function pingRedis(): Promise<void> {
  const client = singleton('readiness redis', () => {
    const made = createClient({ url: env().REDIS_URL, disableOfflineQueue: true })
    // The client reconnects by itself; without a listener an error would end the process.
    made.on('error', () => {})
    made.connect().catch(() => {})
    return made
  })
  await client.ping()
}
