import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { type Binaries, binaries } from './embedded/binaries'
import { claim, type Home, openHome, passwordOf, publishUrl, release, SYSTEM_FOLDER } from './embedded/home'
import { plainEnv, stopOrphan } from './embedded/postmaster'
import { Supervisor } from './embedded/supervisor'

const NAME = 'threepoint'

export type EmbeddedPostgres = {
  /** URL of the app's database. */
  url: string
  /** URL of another database on the same server. */
  urlOf: (database: string) => string
  /** Why the server is down at the moment, and when the next attempt is; null while it runs. */
  down: () => string | null
  stop: () => Promise<void>
}

/**
 * Starts the Postgres that comes with the app, with its data in `dataDir`/postgres, and keeps it running: a
 * server that dies is restarted on the same port, so that pools find it again, however long that takes.
 * Throws if another running app uses the same folder. `durable: false` is for tests; `patience` is how long
 * to wait for that other app to stop, in ms.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  options: { durable: boolean; patience?: number } = { durable: true },
): Promise<EmbeddedPostgres> {
  const home = openHome(dataDir)
  const programs = binaries(home.user, SYSTEM_FOLDER)
  await claim(home, options.patience)
  const password = passwordOf(home)
  await stopOrphan(home)
  initialise(home, programs)
  const supervisor = new Supervisor(home, programs, options)
  const lastResort = () => supervisor.stopNow()
  process.once('exit', lastResort)
  const urlOf = (database: string) =>
    `postgresql://${NAME}:${password}@127.0.0.1:${supervisor.port}/${encodeURIComponent(database)}`
  const stop = async () => {
    process.off('exit', lastResort)
    await supervisor.stop()
    release(home)
  }
  try {
    await supervisor.start()
    await createDatabase(urlOf)
    publishUrl(home, urlOf(NAME))
  } catch (error) {
    await stop()
    throw error
  }
  return { url: urlOf(NAME), urlOf, down: () => supervisor.down(), stop }
}

/** Creates the data folder; one left half-made by an interrupted start is discarded. */
function initialise(home: Home, programs: Binaries): void {
  if (existsSync(path.join(home.data, 'PG_VERSION'))) return
  const half = `${home.data}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  if (home.user) chownSync(half, home.user.uid, home.user.gid)
  const result = spawnSync(
    programs.initdb,
    [
      `--pgdata=${half}`,
      `--username=${NAME}`,
      '--auth=scram-sha-256',
      `--pwfile=${path.join(home.folder, 'password')}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { ...home.user, cwd: '/', env: plainEnv(), encoding: 'utf8' },
  )
  if (result.status !== 0)
    throw new Error(
      `The database could not be made in ${home.folder}:\n${result.stderr ?? result.error?.message}`,
    )
  renameSync(half, home.data)
}

async function createDatabase(urlOf: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [NAME])
    if (found.rowCount === 0) await client.query(`create database ${NAME}`)
  } finally {
    await client.end()
  }
}
