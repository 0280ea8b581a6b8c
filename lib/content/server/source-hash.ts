import { createHash } from 'node:crypto'

/** What tells versions of a source apart. */
export function hashOf(source: string): string {
  return createHash('sha256').update(source).digest('hex')
}
