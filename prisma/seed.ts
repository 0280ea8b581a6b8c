import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { syncContent } from '@/lib/cases/server/sync-content'
import { openDatabase } from '@/lib/db/open-database'

/** Fills an empty, migrated database with what a developer wants to find there. Safe to run again. */
export async function seed(): Promise<void> {
  await syncContent()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const database = await openDatabase({ share: true })
  await seed()
  await database.close()
}
