import { UNREACHABLE } from '@/lib/shared/errors'

/** What went wrong while signing in, by the code that next-auth or we put into the address. */
const SENTENCES: Record<string, string> = {
  'auth/wrong-credentials': 'The e-mail address or the password is not right. Check both and try again.',
  'auth/too-many-tries': 'Too many tries. Wait 15 minutes, then try again.',
  'auth/busy': 'Too many people sign in at this moment. Try again in a few seconds.',
  'auth/offline': UNREACHABLE.message,
  unavailable: 'The server can’t check your password at the moment. Try again in a minute.',
  OAuthAccountNotLinked:
    'There is an account with this e-mail address already. Sign in the way you did before.',
  AccessDenied:
    'The other service didn’t vouch for your e-mail address. Confirm it there, or sign in with a password.',
  OAuthSignin: 'The other service can’t be reached. Try again, or sign in with a password.',
  OAuthCallback: 'The other service sent you back without a sign-in. Try again.',
  SessionRequired: 'Sign in to see this page.',
}

/** The sentence for a failed sign-in; null when there was none. */
export function signInMessage(code: string | null | undefined): string | null {
  if (!code) return null
  if (code === 'CredentialsSignin') return SENTENCES['auth/wrong-credentials'] ?? null
  return (Object.hasOwn(SENTENCES, code) && SENTENCES[code]) || 'Signing in didn’t work. Try again.'
}
