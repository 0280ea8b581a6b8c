import { env } from '@/lib/shared/env'

/**
 * Whether an account is of those who run the site: ADMIN_EMAILS names its address, and it is confirmed. Anybody may make
 * an account with an address that is not theirs.
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
