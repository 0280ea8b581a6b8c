// Deletes the app's bundled database with everything in it, and creates a new one.
import { existsSync } from 'node:fs'
import { deleteHome, runningUrl } from '@/lib/db/embedded/home'
import { openDatabase } from '@/lib/db/open-database'
import { withoutLimits } from '@/lib/db/without-limits'
import { env } from '@/lib/shared/env'
import { seed } from '@/prisma/seed'

if (existsSync('.env')) process.loadEnvFile('.env')
const { DATABASE_URL, DATA_DIR } = env()
if (DATABASE_URL) {
  console.error('This only resets the database that comes with the app; DATABASE_URL names another one.')
  process.exit(1)
}
if (runningUrl(DATA_DIR)) {
  console.error('The app is running. Stop it first.')
  process.exit(1)
}
deleteHome(DATA_DIR)
const database = await openDatabase()
await withoutLimits(seed)
await database.close()
console.log('The database is new.')
