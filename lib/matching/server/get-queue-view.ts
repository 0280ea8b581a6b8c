import { loadUser } from '@/lib/auth/server/load-user'
import { lineFor } from '@/lib/cases/domain/library'
import { getPublicCase } from '@/lib/cases/server/get-public-case'
import { db } from '@/lib/db/client'
import type { Match, MatchSeat, Ticket } from '@/lib/db/generated/client'
import { listEntered } from '@/lib/rooms/server/access/list-entered'
import { hasStarted } from '@/lib/rooms/server/matched-room'
import { ANSWER_MS, NO_SHOW_MS } from '../domain/limits'
import type { Partner, QueueView } from '../domain/queue-view'
import { endUnanswered } from './match/answer-match'
import { getReliability } from './match/get-reliability'
import { roundMinutesOf, wishOf } from './queue/ticket-row'
import { letGoIfOver } from './room/release-room'
import { getRoundsAhead } from './slots/get-rounds-ahead'

/** How long the reason for leaving the queue is shown, in ms. */
const NEWS_MS = 15 * 60_000

type Held = Ticket & { seat: (MatchSeat & { match: Match & { seats: MatchSeat[] } }) | null }

/** A user's place in the queue. */
export async function getQueueView(userId: string, now: Date): Promise<QueueView> {
  const ticket = await readTicket(userId, now)
  if (!ticket) {
    const [lastEnd, ahead] = await Promise.all([findLastEnd(userId, now), getRoundsAhead(userId, now)])
    return { status: 'idle', lastEnd, ...(ahead && { ahead }) }
  }
  if (!ticket.seat) {
    return {
      status: 'waiting',
      wish: wishOf(ticket),
      waitedMs: Math.max(0, now.getTime() - ticket.since.getTime()),
      endsInMs: Math.max(0, ticket.endsAt.getTime() - now.getTime()),
      refused: ticket.refused.length,
    }
  }
  const { match, ...mine } = ticket.seat
  const theirs = match.seats.find((seat) => seat.userId !== userId)
  const [partner, shown] = await Promise.all([
    theirs ? presentPartner(theirs.userId) : null,
    getPublicCase(match.caseId).catch(() => null),
  ])
  const role = mine.role === 'candidate' ? 'candidate' : 'interviewer'
  if (!theirs || !partner || !shown) return { status: 'idle', lastEnd: null }
  const { id: matchId, roomId } = match
  if (roomId === null) {
    return {
      status: 'offered',
      matchId,
      answerInMs: Math.max(0, match.answerBy.getTime() - now.getTime()),
      role,
      minutes: roundMinutesOf(match.minutes),
      talk: match.talk,
      case: { id: shown.id, title: shown.title, line: lineFor(shown) },
      partner,
      accepted: mine.acceptedAt !== null,
      partnerAccepted: theirs.acceptedAt !== null,
    }
  }
  const [entered, started] = await Promise.all([listEntered(db, roomId), hasStarted(db, roomId)])
  const due = (match.endedAt ?? match.madeAt).getTime() + NO_SHOW_MS
  return {
    status: 'room',
    matchId,
    roomId,
    title: shown.title,
    role,
    started,
    partner,
    partnerCame: entered.has(theirs.userId),
    dueInMs: Math.max(0, due - now.getTime()),
  }
}

/** First releases what is over, in case the job that does so has failed. */
async function readTicket(userId: string, now: Date): Promise<Held | null> {
  const found = await findTicket(userId)
  if (!found) return null
  const match = found.seat?.match
  const lost = new Date(now.getTime() - ANSWER_MS)
  if (match?.outcome === null && match.answerBy < lost) await endUnanswered(match.id, now)
  await db.$transaction((tx) => letGoIfOver(tx, userId, now))
  return findTicket(userId)
}

function findTicket(userId: string): Promise<Held | null> {
  return db.ticket.findUnique({
    where: { userId },
    include: { seat: { include: { match: { include: { seats: true } } } } },
  })
}

async function findLastEnd(userId: string, now: Date) {
  const last = await db.arrival.findFirst({ where: { userId }, orderBy: { at: 'desc' } })
  const isNews = last?.endedAt && now.getTime() - last.endedAt.getTime() < NEWS_MS
  return isNews ? last.outcome : null
}

async function presentPartner(userId: string): Promise<Partner | null> {
  const [user, reliability] = await Promise.all([loadUser(userId), getReliability(userId)])
  return user && { userId, name: user.name, level: user.level, reliability }
}
