import { GUEST_NAME } from '@/lib/auth/domain/name'
import { takeNewPerson } from '@/lib/auth/server/attempts'
import { createGuest } from '@/lib/auth/server/create-guest'
import { listCases } from '@/lib/cases/server/list-cases'
import { db } from '@/lib/db/client'
import { appError } from '@/lib/shared/errors'
import { suggestCase } from '../domain/round/next-round'
import { ONE_STEP, planMinutes } from '../domain/round/plan'
import { createRoom } from './create-room'
import { listKnownCases } from './rounds/list-known-cases'

/** A whole round, or one step of it. */
export const TRIES = ['round', 'step'] as const

type Try = {
  wanted: (typeof TRIES)[number]
  /** Network address, for rate limits. */
  address: string
  /** Between 0 and 1; picks among equally suitable cases. */
  chance: number
}

/** Minutes of a whole round: the shortest length. */
const MINUTES = 35
/** How long the same request returns the room that it created, as long as that has not started, in ms. */
const SAME_ROOM_MS = 3_600_000

/**
 * Puts somebody into a room of their own at once, on an easy case that they do not know. A visitor without an
 * account becomes a guest.
 * @returns the room's id, and for a new guest what their session needs
 * @throws AppError `auth/too-many-people`, and what createRoom throws
 */
export async function startAlone(
  user: { id: string; name: string } | null,
  { wanted, address, chance }: Try,
  now: Date,
): Promise<{ roomId: string; guest: { id: string; sessionEpoch: number } | null }> {
  if (user) return { roomId: (await findUnstarted(user.id, wanted, now)) ?? (await make(user)), guest: null }
  await takeNewPerson('guest', address, now)
  const guest = await createGuest({ name: GUEST_NAME }, now)
  return { roomId: await make({ id: guest.id, name: GUEST_NAME }), guest }

  async function make(creator: { id: string; name: string }): Promise<string> {
    const [cases, known] = await Promise.all([listCases(), listKnownCases(db, [creator.id], now)])
    const fits = { caseId: '', minutes: MINUTES, difficulty: 'easy' }
    const caseId = suggestCase(cases, fits, known.get(creator.id) ?? new Set(), chance)
    if (!caseId) throw appError('case/not-found')
    const plan = wanted === 'step' ? { plan: ONE_STEP } : {}
    return createRoom(creator, { caseId, mode: 'solo', minutes: MINUTES, role: 'candidate', ...plan }, now)
  }
}

/** A second click, or returning to the page, does not create a second room. */
async function findUnstarted(userId: string, wanted: Try['wanted'], now: Date): Promise<string | null> {
  const room = await db.room.findFirst({
    where: {
      createdById: userId,
      mode: 'solo',
      phase: 'lobby',
      minutes: wanted === 'step' ? planMinutes(ONE_STEP) : MINUTES,
      createdAt: { gt: new Date(now.getTime() - SAME_ROOM_MS) },
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  return room?.id ?? null
}
