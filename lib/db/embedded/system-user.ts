import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'

/** The user that Postgres runs as. Undefined means the user who started the app. */
export type SystemUser = { uid: number; gid: number } | undefined

/**
 * Postgres refuses to run as root, so root runs it as the first of these that exists: a `postgres` user, a
 * `threepoint` user created for it, `nobody`.
 */
export function systemUser(): SystemUser {
  if (process.getuid?.() !== 0) return undefined
  const found = lookUp('postgres') ?? lookUp('threepoint') ?? createUser() ?? lookUp('nobody')
  if (!found)
    throw new Error(
      'Postgres cannot run as root, and no other user could be made for it. Start the app as another user.',
    )
  return found
}

function createUser(): SystemUser {
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/bin/false',
    'threepoint',
  ])
  return lookUp('threepoint')
}

function lookUp(name: string): SystemUser {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (!uid || !gid || uid.status !== 0 || gid.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/**
 * The topmost folder on this path that the user may not traverse; undefined if the whole path is accessible.
 */
export function blockedAt(folder: string, user: SystemUser): string | undefined {
  if (!user) return undefined
  const parts = path.resolve(folder).split(path.sep)
  const way = parts.map((_, index) => parts.slice(0, index + 1).join(path.sep) || path.sep)
  return way.find((step) => {
    const { mode, uid, gid } = statSync(step)
    const pass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    return (mode & pass) === 0
  })
}
