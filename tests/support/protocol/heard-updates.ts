import pg from 'pg'
import { onTestFinished } from 'vitest'
import { databaseUrl } from '@/lib/db/pool'
import { CHANNEL } from '@/lib/updates/server/notify-people'

/** Listens for the rest of a test. @returns the updates and their recipients, as they arrive */
export async function heardUpdates(): Promise<unknown[]> {
  const heard: unknown[] = []
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  onTestFinished(() => client.end())
  client.on('notification', ({ payload = '' }) => void heard.push(JSON.parse(payload)))
  await client.query(`listen ${CHANNEL}`)
  return heard
}
