import { AppError } from '@/lib/shared/errors'
import type { SessionUser } from './session-user'

/** Throws `auth/members-only` for a guest: what needs an account says so. */
export function membersOnly(user: Pick<SessionUser, 'kind'>): void {
  if (user.kind === 'guest') {
    throw new AppError('auth/members-only', 'Create an account to do this. You keep the sessions you have.')
  }
}
