import { env } from '@/lib/shared/env'

/**
 * Whether an account is an administrator's: ADMIN_EMAILS lists its address, and the address is confirmed. Without the
 * second check, anybody could sign up with somebody else's address.
 */
export function isAdmin({
  email,
  emailVerified,
}: {
  email: string | null
  emailVerified: Date | null
}): boolean {
  return email !== null && emailVerified !== null && (env().ADMIN_EMAILS ?? []).includes(email)
}
