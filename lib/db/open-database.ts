import { completeEnv, env } from '@/lib/shared/env'
import { lifecycle } from '@/lib/shared/process/lifecycle'
import { closeDb } from './client'
import { runningUrl } from './embedded/home'
import { startEmbeddedPostgres } from './embedded-postgres'
import { migrate, readMigrations } from './migrate'

/**
 * Prepares the database for this process: DATABASE_URL if it is set, otherwise the Postgres that comes with
 * the app, in DATA_DIR. Applies missing migrations. `share: true` (for scripts) uses the embedded Postgres of
 * an app that is already running; without it that is an error. `isOwn`: no other app uses this database.
 * close() ends the connections, and the embedded Postgres if this call started it.
 */
export async function openDatabase(
  options = { share: false },
): Promise<{ isOwn: boolean; close: () => Promise<void> }> {
  const { DATABASE_URL, DATA_DIR } = env()
  const given = DATABASE_URL ?? (options.share ? runningUrl(DATA_DIR) : undefined)
  const embedded = given ? undefined : await startEmbeddedPostgres(DATA_DIR)
  lifecycle().databaseDown = embedded?.down ?? null
  const url = given ?? embedded?.url ?? ''
  try {
    completeEnv({ DATABASE_URL: url })
    const migrations = readMigrations()
    await migrate(url, migrations)
    lifecycle().migrations = migrations.map(({ name }) => name)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  return {
    isOwn: embedded !== undefined,
    close: async () => {
      lifecycle().stopping = true
      await closeDb()
      await embedded?.stop()
    },
  }
}
