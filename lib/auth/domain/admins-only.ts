import { notFound } from '@/lib/shared/errors'
import type { SessionUser } from './session-user'

/** Throws `not-found` for anyone but an administrator, so that the page does not reveal that it exists. */
export function adminsOnly(user: Pick<SessionUser, 'role'>): void {
  if (user.role !== 'admin') throw notFound('report')
}
