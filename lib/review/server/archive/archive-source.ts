import { createHmac } from 'node:crypto'
import { authSecret } from '@/lib/shared/auth-secret'

/** What archives of a room say of it: nobody without the installation's secret can tell which room that is. */
export function archiveSourceOf(roomId: string): string {
  return createHmac('sha256', authSecret()).update(`archive of ${roomId}`).digest('hex')
}
