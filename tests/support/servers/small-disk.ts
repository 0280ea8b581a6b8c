import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from './temporary-folder'

/** A separate file system that a test may fill up. */
export function smallDisk(megabytes: number) {
  const { folder, remove } = temporaryFolder('threepoint-disk-')
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder])
  if (mounted.status !== 0) {
    remove()
    throw new Error(
      'This test fills a small disk of its own, so it must be allowed to mount one: run it as root, in a container with --cap-add SYS_ADMIN.',
    )
  }
  const filler = path.join(folder, 'filler')
  return {
    folder,
    /** Leaves no byte free. */
    fill: () => {
      const file = openSync(filler, 'a')
      for (const size of [1_048_576, 4_096, 1]) while (write(file, size));
      closeSync(file)
    },
    makeSpace: () => rmSync(filler),
    remove: () => {
      spawnSync('umount', ['-l', folder])
      remove()
    },
  }
}

function write(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size
  } catch {
    return false
  }
}
