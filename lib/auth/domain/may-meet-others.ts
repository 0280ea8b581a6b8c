import { appError } from '@/lib/shared/errors'
import type { SessionUser } from './session-user'

/** Throws `auth/suspended` for a user whom an administrator has barred from meeting others. */
export function mayMeetOthers(user: Pick<SessionUser, 'suspended'>): void {
  if (user.suspended) throw appError('auth/suspended')
}
