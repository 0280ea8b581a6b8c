import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The secret that signs sessions, stored in DATA_DIR/secret; created on first use, readable by its owner
 * only.
 */
export function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = path.join(dataDir, 'secret')
  if (!existsSync(file)) writeOnce(file, randomBytes(48).toString('base64url'))
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new Error(`${file} is damaged: it must hold at least 32 characters. Delete it to get a new one.`)
  return secret
}

/** Complete or not at all, and the first of two writers wins: creating a link fails if the name is taken. */
function writeOnce(file: string, content: string): void {
  const half = `${file}.${process.pid}`
  writeFileSync(half, content, { mode: 0o600 })
  try {
    linkSync(half, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(half, { force: true })
  }
}
