import { createHmac } from 'node:crypto'
import { authSecret } from '@/lib/shared/auth-secret'

/** The identifier of a room in its archives: without the installation's secret nobody can tell which room it is. */
export function archiveSourceOf(roomId: string): string {
  return createHmac('sha256', authSecret()).update(`archive of ${roomId}`).digest('hex')
}
