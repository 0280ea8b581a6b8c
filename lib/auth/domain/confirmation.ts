import type { SessionUser } from './session-user'

/** What somebody without a password types to show that they mean it. */
export function confirmationOf({ email, name }: Pick<SessionUser, 'email' | 'name'>): string {
  return email ?? name
}
