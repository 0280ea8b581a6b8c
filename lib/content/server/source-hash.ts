import { createHash } from 'node:crypto'

/** Identifies a version of a source. */
export function hashOf(source: string): string {
  return createHash('sha256').update(source).digest('hex')
}
