import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { inject } from 'vitest'
import { temporaryFolder } from './temporary-folder'

/**
 * A DATA_DIR in which the app was started and stopped once: its database exists and has the cases, which is most of the
 * work of a first start.
 */
export function readyFolder(prefix: string, from = inject('readyDir')): ReturnType<typeof temporaryFolder> {
  const made = temporaryFolder(prefix)
  const folder = path.join(made.folder, 'data')
  // Including owners: as root, Postgres runs as another user.
  const { status } = spawnSync('cp', ['-a', from, folder], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`${from} cannot be copied to ${folder}.`)
  return { ...made, folder }
}
