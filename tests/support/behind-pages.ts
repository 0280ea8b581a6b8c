import type { BrowserContext } from 'playwright-core'
import { inject } from 'vitest'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { sessionCookieName } from '@/lib/auth/server/sessions/session-cookie'
import { newClaims, sealClaims, userOfToken } from '@/lib/auth/server/sessions/session-token'
import { signUp } from '@/lib/auth/server/sign-up'
import { db } from '@/lib/db/client'
import { runningUrl } from '@/lib/db/embedded/home'
import { ROUND_MINUTES } from '@/lib/framework/steps'
import { type Arrangement, modeAndRole } from '@/lib/rooms/domain/round/arrangements'
import { DAY_MS } from '@/lib/rooms/domain/round/room-limits'
import { createInvite } from '@/lib/rooms/server/access/create-invite'
import { joinAsGuest } from '@/lib/rooms/server/access/join-as-guest'
import { createRoom } from '@/lib/rooms/server/create-room'
import { completeEnv } from '@/lib/shared/env'
import { keptSecret } from '@/lib/shared/secret'
import { playHotelSession } from '@/tests/fixtures/hotel-session'
import { KEPT_DAYS } from '@/tests/fixtures/kept-days'

// The steps before the part of a story that a browser test is about, done as the shared app's server does them: a page
// that nobody looks at costs a second of CPU time.

/** This machine: users that it creates are not counted. */
const address = '127.0.0.1'
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

/** Creates an account and signs its user in. @param email an unused one */
export async function makeMember(
  context: BrowserContext,
  person: { name: string; email: string; password: string },
): Promise<void> {
  useSharedApp()
  const account = await signUp({ ...person, timeZone, address }, null, new Date())
  await signIn(context, account)
}

/**
 * Creates a room of the signed-in user.
 * @param minutes a length that the case offers; by default the usual one
 * @returns the room's id
 */
export async function makeRoom(
  context: BrowserContext,
  room: { caseId: string; as: Arrangement; minutes?: number },
): Promise<string> {
  useSharedApp()
  const minutes = ROUND_MINUTES.find((one) => one === room.minutes) ?? 45
  const person = await personIn(context)
  return createRoom(person, { caseId: room.caseId, minutes, ...modeAndRole(room.as) }, new Date())
}

/** Lets a guest into a user's room, by a link to the interviewer's seat. */
export async function letGuestIn(
  host: BrowserContext,
  guest: BrowserContext,
  { roomId, name }: { roomId: string; name: string },
): Promise<void> {
  useSharedApp()
  const now = new Date()
  const { id } = await personIn(host)
  const { token } = await createInvite(id, roomId, 'interviewer', now)
  const joined = await joinAsGuest({ token, name, timeZone, address }, now)
  await signIn(guest, joined.guest)
}

/**
 * A finished round of two signed-in users, on hotel bookings, with a private note, marks, hints and a chat.
 * @returns the room's id
 */
export async function playRound(candidate: BrowserContext, interviewer: BrowserContext): Promise<string> {
  useSharedApp()
  const anHourAgo = new Date(Date.now() - 3_600_000)
  return playHotelSession(await personIn(candidate), await personIn(interviewer), anHourAgo)
}

/** Makes a finished round so old that it will be deleted in some days, as its members were told. */
export async function letGoIn(roomId: string, days: number): Promise<void> {
  useSharedApp()
  const [goesAt, endedAt] = [days, days - KEPT_DAYS].map((some) => new Date(Date.now() + some * DAY_MS))
  await db.room.update({ where: { id: roomId }, data: { goesAt, endedAt } })
}

/** From here on this process works with the database and the secret of the shared app. */
function useSharedApp(): void {
  const dataDir = inject('dataDir')
  const url = runningUrl(dataDir)
  if (!url) throw new Error('The shared app does not run')
  completeEnv({ DATABASE_URL: url, AUTH_SECRET: keptSecret(dataDir) })
}

async function signIn(context: BrowserContext, account: { id: string; sessionEpoch: number }): Promise<void> {
  const value = await sealClaims(newClaims(account))
  await context.addCookies([
    { name: sessionCookieName(), value, url: inject('appUrl'), httpOnly: true, sameSite: 'Lax' },
  ])
}

async function personIn(context: BrowserContext): Promise<SessionUser> {
  const cookies = await context.cookies(inject('appUrl'))
  const session = cookies.find(({ name }) => name === sessionCookieName())
  const person = session ? await userOfToken(session.value) : null
  if (!person) throw new Error('Nobody is signed in in this browser')
  return person
}
