import { type AppError, appError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { PlainCode } from '@/lib/shared/sentences/sentences'

/** Our error code for a failed sign-in, by the code that next-auth or we put into the URL. */
const CODES: Readonly<Record<string, PlainCode>> = {
  CredentialsSignin: 'auth/wrong-credentials',
  'auth/wrong-credentials': 'auth/wrong-credentials',
  'auth/too-many-tries': 'auth/too-many-tries',
  'auth/busy': 'auth/busy',
  'auth/offline': 'offline',
  unavailable: 'auth/unchecked',
  OAuthAccountNotLinked: 'auth/service-other-way',
  AccessDenied: 'auth/service-unconfirmed',
  OAuthSignin: 'auth/service-unreachable',
  OAuthCallback: 'auth/service-no-sign-in',
  SessionRequired: 'auth/sign-in-first',
}

/** Why a sign-in failed, by the code that next-auth or we put into the URL. */
export function signInProblem(code: string): AppError {
  return appError((Object.hasOwn(CODES, code) && CODES[code]) || 'auth/no-sign-in')
}

/** The error's sentence; null without a code. */
export function signInMessage(code: string | null | undefined): string | null {
  return code ? sentenceOf(signInProblem(code)) : null
}
