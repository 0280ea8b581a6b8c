import { appError } from '@/lib/shared/errors'
import type { SessionUser } from './session-user'

/** Throws `auth/suspended` for somebody whom those who run the site keep from meeting others. */
export function mayMeetOthers(user: Pick<SessionUser, 'suspended'>): void {
  if (user.suspended) throw appError('auth/suspended')
}
