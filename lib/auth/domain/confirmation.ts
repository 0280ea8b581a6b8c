import type { SessionUser } from './session-user'

/** The text that a user without a password types to confirm. */
export function confirmationOf({ email, name }: Pick<SessionUser, 'email' | 'name'>): string {
  return email ?? name
}
