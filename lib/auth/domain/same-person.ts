import { appError } from '@/lib/shared/errors'
import type { SessionUser } from './session-user'

/**
 * Throws `auth/other-person` when a page rendered for one user submits data after another user has signed in to that
 * browser: it must not be stored as the second user's.
 */
export function samePerson(pageOf: string, user: Pick<SessionUser, 'id'>): void {
  if (pageOf !== user.id) throw appError('auth/other-person')
}
