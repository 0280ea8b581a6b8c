import { appError } from '@/lib/shared/errors'
import type { SessionUser } from './session-user'

/**
 * Throws `auth/other-person` where a page that was drawn for one person sends what they wrote, and somebody else has
 * signed in to that browser meanwhile: it must not count as theirs.
 */
export function samePerson(pageOf: string, user: Pick<SessionUser, 'id'>): void {
  if (pageOf !== user.id) throw appError('auth/other-person')
}
