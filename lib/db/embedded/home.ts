import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { identityOf } from './process-identity'
import { blockedAt, type SystemUser, systemUser } from './system-user'

/** Used if the repository or DATA_DIR is where only root has access, since Postgres must reach it. */
export const SYSTEM_FOLDER = '/var/lib/threepoint'

/** The folder of one embedded database: data/, password, log, and, while it runs, url and owner. */
export type Home = { folder: string; data: string; user: SystemUser }

/**
 * Finds or creates DATA_DIR/postgres. When run as root, its data/ belongs to the system user; if that user
 * cannot reach DATA_DIR (say, under /root), the folder is in /var/lib/threepoint and DATA_DIR/postgres is a
 * link to it.
 */
export function openHome(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const entry = path.join(realpathSync(dataDir), 'postgres')
  if (!existsSync(entry)) return newHome(entry)
  const folder = realpathSync(entry)
  return existsSync(path.join(folder, 'data')) ? usedHome(folder) : home(folder, systemUser())
}

function home(folder: string, user: SystemUser): Home {
  return { folder, data: path.join(folder, 'data'), user }
}

function newHome(entry: string): Home {
  const user = systemUser()
  const parent = path.dirname(entry)
  // The folder itself is the app's own: letting others traverse but not list it exposes nothing, since
  // everything in it is private.
  if (user && blockedAt(parent, user) === parent) chmodSync(parent, statSync(parent).mode | 0o011)
  const folder = blockedAt(parent, user)
    ? path.join(SYSTEM_FOLDER, `database-${randomBytes(4).toString('hex')}`)
    : entry
  if (folder !== entry) {
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
    rmSync(entry, { force: true })
    symlinkSync(folder, entry)
  }
  mkdirSync(folder, { mode: user ? 0o711 : 0o700 })
  return home(folder, user)
}

function usedHome(folder: string): Home {
  const { uid, gid } = statSync(path.join(folder, 'data'))
  const me = process.getuid?.()
  if (me !== 0 && uid !== me)
    throw new Error(
      `The database in ${folder} belongs to another user (number ${uid}). Start the app as that user or as root, or set DATA_DIR to another folder.`,
    )
  const user = me === 0 ? { uid, gid } : undefined
  const blocked = blockedAt(folder, user)
  if (blocked)
    throw new Error(
      `Postgres runs as user number ${uid} and cannot pass through ${blocked} to its data. Allow it with: chmod o+x ${blocked}`,
    )
  return home(folder, user)
}

/** The database's password: random, created once, readable only by its owner. */
export function passwordOf(home: Home): string {
  const file = path.join(home.folder, 'password')
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (home.user) chownSync(file, home.user.uid, home.user.gid)
  }
  return readFileSync(file, 'utf8').trim()
}

/**
 * Claims the database for this process. If its current owner is about to end, waits as long as a stop may
 * take; an owner that still runs after that is left alone, and this throws.
 */
export async function claim(home: Home, patience = 11_000): Promise<void> {
  const file = path.join(home.folder, 'owner')
  const deadline = performance.now() + patience
  for (let told = false; ; told = true) {
    const pid = ownerOf(home.folder)
    if (!pid || pid === process.pid) break
    if (performance.now() > deadline)
      throw new Error(
        `The database in ${home.folder} is in use by process ${pid}. Stop that one, or set DATA_DIR to another folder.`,
      )
    if (!told) console.log(`Process ${pid} has the database; waiting for it to stop …`)
    await wait(100)
  }
  writeFileSync(file, identityOf(process.pid) ?? '', { mode: 0o600 })
}

/** Id of the process that has claimed the database, if it still runs. */
function ownerOf(folder: string): number | undefined {
  const file = path.join(folder, 'owner')
  const owner = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  const pid = Number.parseInt(owner, 10)
  return owner && identityOf(pid) === owner ? pid : undefined
}

/** The URL of the database while another process of this app runs it, otherwise undefined. */
export function runningUrl(dataDir: string): string | undefined {
  const folder = path.join(dataDir, 'postgres')
  if (!ownerOf(folder) || !existsSync(path.join(folder, 'url'))) return undefined
  return readFileSync(path.join(folder, 'url'), 'utf8').trim()
}

/** Tells other processes of this app where the database is. */
export function publishUrl(home: Home, url: string): void {
  writeFileSync(path.join(home.folder, 'url'), url, { mode: 0o600 })
}

/** Undoes claim() and publishUrl(). */
export function release(home: Home): void {
  for (const name of ['url', 'owner']) rmSync(path.join(home.folder, name), { force: true })
}

/** Deletes the database of a data folder, wherever it is stored. */
export function deleteHome(dataDir: string): void {
  const entry = path.join(dataDir, 'postgres')
  if (!lstatSync(entry, { throwIfNoEntry: false })) return
  if (existsSync(entry)) rmSync(realpathSync(entry), { recursive: true, force: true })
  rmSync(entry, { force: true })
}
