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

/** For what Postgres must reach when the repository or DATA_DIR lies where only root may look. */
export const SYSTEM_FOLDER = '/var/lib/threepoint'

/** The folder of one embedded database: data/, password, log, and while it runs url and owner. */
export type Home = { folder: string; data: string; user: SystemUser }

/**
 * Finds or makes DATA_DIR/postgres. As root its data/ belongs to the system user; when that user cannot get to
 * DATA_DIR (say, under /root), the folder lies in /var/lib/threepoint and DATA_DIR/postgres is a link to it.
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
  // The folder itself is the app's own: letting others pass, not look, opens nothing, as all in it is private.
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

/** The database's password: random, made once, readable by its owner only. */
export function passwordOf(home: Home): string {
  const file = path.join(home.folder, 'password')
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (home.user) chownSync(file, home.user.uid, home.user.gid)
  }
  return readFileSync(file, 'utf8').trim()
}

/**
 * Takes the database for this process. One that has it and is about to end gets the time that a stop may take;
 * one that still runs then is left alone, and this throws.
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

/** Number of the process that has the database, when it still runs. */
function ownerOf(folder: string): number | undefined {
  const file = path.join(folder, 'owner')
  const owner = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  const pid = Number.parseInt(owner, 10)
  return owner && identityOf(pid) === owner ? pid : undefined
}

/** The address of the database while another process of ours runs it, otherwise undefined. */
export function runningUrl(dataDir: string): string | undefined {
  const folder = path.join(dataDir, 'postgres')
  if (!ownerOf(folder) || !existsSync(path.join(folder, 'url'))) return undefined
  return readFileSync(path.join(folder, 'url'), 'utf8').trim()
}

/** Tells other processes of ours where the database is. */
export function publishUrl(home: Home, url: string): void {
  writeFileSync(path.join(home.folder, 'url'), url, { mode: 0o600 })
}

/** Undoes claim() and publishUrl(). */
export function release(home: Home): void {
  for (const name of ['url', 'owner']) rmSync(path.join(home.folder, name), { force: true })
}

/** Deletes the database of a data folder, wherever it lies. */
export function deleteHome(dataDir: string): void {
  const entry = path.join(dataDir, 'postgres')
  if (!lstatSync(entry, { throwIfNoEntry: false })) return
  if (existsSync(entry)) rmSync(realpathSync(entry), { recursive: true, force: true })
  rmSync(entry, { force: true })
}
