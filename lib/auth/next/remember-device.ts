import { cookies } from 'next/headers'
import { DEVICE_MAX_AGE, deviceCookieName, knownDevice, newDevice } from '../server/known-device'
import { secureCookies } from '../server/sessions/session-cookie'

/** The id of this browser if the account was opened on it before; null for a new browser. */
export async function deviceHere(email: string): Promise<string | null> {
  return knownDevice(email, (await cookies()).get(deviceCookieName(email))?.value)
}

/** Records in the browser that the account was opened on it. Only for server actions and route handlers. */
export async function rememberDevice(email: string): Promise<void> {
  const kept = { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() } as const
  ;(await cookies()).set(deviceCookieName(email), newDevice(email), { ...kept, maxAge: DEVICE_MAX_AGE })
}
