import { appError } from '@/lib/shared/errors'
import type { SessionUser } from './session-user'

/** Throws `auth/members-only` for a guest. Used by everything that needs an account. */
export function membersOnly(user: Pick<SessionUser, 'kind'>): void {
  if (user.kind === 'guest') {
    throw appError('auth/members-only')
  }
}
