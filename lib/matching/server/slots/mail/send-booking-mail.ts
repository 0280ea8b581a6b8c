import type { z } from 'zod'
import { momentWords } from '@/lib/auth/domain/moment-words'
import { loadUser } from '@/lib/auth/server/load-user'
import { getPublicCase } from '@/lib/cases/server/get-public-case'
import { db } from '@/lib/db/client'
import { button, factTable, letter } from '@/lib/mail/domain/letter'
import { unlinked } from '@/lib/mail/domain/unlinked'
import { sendNotice } from '@/lib/mail/server/send-mail'
import { siteAddress } from '@/lib/mail/server/site-address'
import { calendarFile } from '../../../domain/slots/calendar-file'
import { bookedForCalendar } from '../calendar'
import type { BOOKING_MAIL, BookingNews } from './booking-mail'

type Mail = z.output<typeof BOOKING_MAIL.payload>

const SPANS: Record<number, string> = { 1440: 'in 24 hours', 60: 'in an hour', 10: 'in 10 minutes' }

/**
 * Mails news about a booked round, in the recipient's own time zone. Outdated news is not sent: a reminder of a round
 * that has begun or was moved, a request that was answered.
 * @throws Error when it should be retried
 */
export async function sendBookingMail(mail: Mail, now: Date): Promise<void> {
  const reader = await loadUser(mail.userId)
  const startsAt = new Date(mail.startsAt)
  // For a reminder, half of its lead time: if it waits longer for the mail server, it is outdated.
  const until = startsAt.getTime() - ((mail.before ?? 0) * 60_000) / 2
  if (!reader || now.getTime() >= until || !(await stillHolds(mail))) return
  const match = mail.matchId
    ? await db.match.findUnique({ where: { id: mail.matchId }, include: { seats: true } })
    : null
  const otherId = match?.seats.find(({ userId }) => userId !== reader.id)?.userId ?? mail.byId
  const other = otherId ? await loadUser(otherId) : null
  if (!other && mail.news !== 'partner-gone') return
  const mine = match?.seats.find(({ userId }) => userId === reader.id)
  const shown = match ? await getPublicCase(match.caseId).catch(() => null) : null
  const { subject, what, action } = WORDS[mail.news](
    unlinked(other?.name ?? ''),
    SPANS[mail.before ?? 0] ?? 'soon',
  )
  const details: [string, string][] = [['When', momentWords(startsAt, reader.timeZone)]]
  if (shown) details.push(['Case', shown.title], ['Length', `${match?.minutes} minutes`])
  if (mine) details.push(['You', mine.role === 'candidate' ? 'answer' : 'ask'])
  const round = mail.news === 'booked' || mail.news === 'moved' ? await calendarOf(reader.id, mail) : null
  await sendNotice({
    key: [mail.news, mail.before, mail.matchId ?? mail.byId, mail.userId, mail.startsAt].join(' '),
    userId: reader.id,
    kind: mail.news === 'reminder' ? 'reminders' : 'rounds',
    subject,
    letter: letter`
      ${what}

      ${factTable(details)}

      ${button(action, siteAddress('/practice'))}`,
    ...(round && {
      attachment: { name: 'round.ics', type: 'text/calendar; charset=utf-8; method=PUBLISH', content: round },
    }),
  })
}

/** Whether the mail is still true, as it may have waited for the mail server. */
async function stillHolds({ news, matchId, byId, userId, startsAt }: Mail): Promise<boolean> {
  if (news === 'cancelled' || news === 'partner-gone') return true
  if (news === 'asked-again') {
    const where = { userId: byId ?? '', forId: userId, startsAt: new Date(startsAt), status: 'open' as const }
    return byId !== undefined && (await db.offer.count({ where })) > 0
  }
  const booking = matchId ? await db.booking.findUnique({ where: { matchId } }) : null
  const holds = news === 'asked-to-move' ? booking?.movesTo : booking?.startsAt
  return holds?.getTime() === startsAt
}

async function calendarOf(userId: string, { matchId }: Mail): Promise<string | null> {
  const rounds = matchId ? await bookedForCalendar(userId, { matchId }) : []
  return rounds.length > 0 ? calendarFile('Threepoint', rounds) : null
}

type Words = { subject: string; what: string; action: string }

const WORDS: Record<BookingNews, (name: string, span: string) => Words> = {
  booked: (name) => ({
    subject: `Round booked with ${name}`,
    what: `You have a round with ${name}. Its room opens ten minutes before. You will be reminded 24 hours, an hour and 10 minutes before.`,
    action: 'See your rounds',
  }),
  moved: (name) => ({
    subject: `Round with ${name} moved`,
    what: `Your round with ${name} has been moved to another time.`,
    action: 'See your rounds',
  }),
  cancelled: (name) => ({
    subject: `Round with ${name} cancelled`,
    what: `${name} can’t come and cancelled your round. That doesn’t affect your reliability.`,
    action: 'Find another partner',
  }),
  'partner-gone': () => ({
    subject: 'Round cancelled: your partner left Threepoint',
    what: 'Your partner’s account was deleted, so your round is cancelled. That doesn’t affect your reliability.',
    action: 'Find another partner',
  }),
  'asked-to-move': (name) => ({
    subject: `${name} asks for another time`,
    what: `${name} asks to move your round to another time. Until you agree, it keeps its time.`,
    action: 'Answer',
  }),
  'asked-again': (name) => ({
    subject: `${name} asks for another round`,
    what: `${name} would like another round with you, at the same time next week.`,
    action: 'Answer',
  }),
  reminder: (name, span) => ({
    subject: `Round with ${name} ${span}`,
    what: `Your round with ${name} begins ${span}. If you can’t come, cancel it, so that ${name} knows.`,
    action: 'Open your rounds',
  }),
}
