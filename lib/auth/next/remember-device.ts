import { cookies } from 'next/headers'
import { DEVICE_MAX_AGE, deviceCookieName, knownDevice, newDevice } from '../server/known-device'
import { secureCookies } from '../server/sessions/session-cookie'

/** Which browser this is to an account that was opened on it before; null for a new one. */
export async function deviceHere(email: string): Promise<string | null> {
  return knownDevice(email, (await cookies()).get(deviceCookieName(email))?.value)
}

/** Notes in the browser that the account was opened on it. Only in server actions and route handlers. */
export async function rememberDevice(email: string): Promise<void> {
  const kept = { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() } as const
  ;(await cookies()).set(deviceCookieName(email), newDevice(email), { ...kept, maxAge: DEVICE_MAX_AGE })
}
