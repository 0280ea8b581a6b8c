import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, binaries } from './embedded/binaries'
import { claim, type Home, openHome, passwordOf, publishUrl, release, SYSTEM_FOLDER } from './embedded/home'
import { launch, type Postmaster, plainEnv, stopOrphan, stopPostmaster } from './embedded/postmaster'

const NAME = 'threepoint'

export type EmbeddedPostgres = {
  /** Address of the app's database. */
  url: string
  /** Address of another database on the same server. */
  urlOf: (database: string) => string
  stop: () => Promise<void>
}

/**
 * Starts the Postgres that comes with the app, with its data in `dataDir`/postgres, and keeps it running:
 * a server that dies is started again on the same port, so that pools find it again.
 * Throws when another running app has the same folder. `durable: false` is for tests;
 * `patience` is how many milliseconds to wait for that other one to stop.
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
  let server = await launchPatiently(programs, home, options)
  let stopping = false

  const watch = () => {
    server.child.once('exit', async (code, signal) => {
      if (stopping) return
      console.error(`Postgres ended unexpectedly (${signal ?? code}); starting it again.`)
      try {
        server = await launchPatiently(programs, home, { ...options, port: server.port })
        if (stopping) await stopServer(server)
        else watch()
      } catch (error) {
        console.error(error instanceof Error ? error.message : error)
      }
    })
  }
  watch()
  const lastResort = () => server.child.kill('SIGINT')
  process.once('exit', lastResort)

  const urlOf = (database: string) =>
    `postgresql://${NAME}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`
  await createDatabase(urlOf)
  publishUrl(home, urlOf(NAME))
  return {
    url: urlOf(NAME),
    urlOf,
    stop: async () => {
      stopping = true
      process.off('exit', lastResort)
      await stopServer(server)
      release(home)
    },
  }
}

async function stopServer(server: Postmaster): Promise<void> {
  if (server.child.pid) await stopPostmaster(server.child.pid)
}

/** Makes the data folder; a half-made one from an interrupted start does not count. */
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

/** A port may be taken in the meantime, and the children of a killed server need a moment to go. */
async function launchPatiently(
  programs: Binaries,
  home: Home,
  options: { durable: boolean; port?: number },
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(programs.postgres, home, options)
    } catch (error) {
      if (attempt === 10) throw error
      await wait(attempt * 100)
    }
  }
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
