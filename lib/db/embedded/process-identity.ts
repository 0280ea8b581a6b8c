import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

const hasProc = existsSync('/proc/self/stat')

/**
 * Distinguishes a process from any other that had or will have the same id: the id and the start time.
 * Undefined if no such process runs.
 */
export function identityOf(pid: number): string | undefined {
  const started = hasProc ? startTicks(pid) : ps('lstart', pid)
  return started ? `${pid} ${started}` : undefined
}

/**
 * Whether the process's working directory is this folder: a Postgres server always runs in its data folder.
 */
export function worksIn(pid: number, folder: string): boolean {
  if (!hasProc) return ps('command', pid)?.includes(folder) ?? false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}

/** Ids of all processes whose working directory is this folder; undefined if the system does not tell. */
export function processesIn(folder: string): number[] | undefined {
  if (!hasProc) return undefined
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, folder))
}

function startTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The second field, the program's name, may contain spaces and parentheses: count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function ps(column: string, pid: number): string | undefined {
  return spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim()
}
