import { notFound } from '@/lib/shared/errors'
import type { SessionUser } from './session-user'

/** Throws `not-found` for whoever does not run the site: for them there is nothing to know of. */
export function adminsOnly(user: Pick<SessionUser, 'role'>): void {
  if (user.role !== 'admin') throw notFound('report')
}
