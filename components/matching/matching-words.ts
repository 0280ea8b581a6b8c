import { formatMinutes } from '@/components/ui/format/format-time'
import { LANGUAGES } from '@/lib/auth/domain/languages'
import { LEVEL_WORDS } from '@/lib/framework/levels'
import type { WaitEstimate } from '@/lib/matching/domain/estimate-wait'
import { DECLINES_AN_HOUR } from '@/lib/matching/domain/limits'
import type { Partner, QueueEnd, QueueView } from '@/lib/matching/domain/queue-view'
import type { Reliability } from '@/lib/matching/domain/reliability'
import type { Reason } from '@/lib/matching/domain/why-not'
import type { FirstRound, Talk, Wish } from '@/lib/matching/domain/wish'
import type { Seat } from '@/lib/rooms/domain/round/seats'

export const FIRST_ROUND_WORDS: Record<FirstRound, string> = {
  answer: 'Answer',
  ask: 'Ask',
  either: 'Either',
}
export const TALK_WORDS: Record<Talk, string> = { voice: 'Voice', chat: 'Chat only', either: 'Either' }

/** Captions for the numbers of people who do not fit. */
export const REASON_WORDS: Record<Reason, { one: string; many: string }> = {
  language: { one: 'in another language', many: 'in another language' },
  level: { one: 'at too different a level', many: 'at too different a level' },
  minutes: { one: 'for another length', many: 'for another length' },
  'first-round': { one: 'wants the same role', many: 'want the same role' },
  talk: { one: 'prefers another way to talk', many: 'prefer another way to talk' },
  met: { one: 'has already met you', many: 'have already met you' },
  case: { one: 'has no case left that is new to both', many: 'have no case left that is new to both' },
}

/** `Senior, 45 min, English, ask or answer, voice or chat`. */
export function wishLine({ level, minutes, language, firstRound, talk, topics }: Wish): string {
  const part = { answer: 'answer first', ask: 'ask first', either: 'ask or answer' }[firstRound]
  const by = { voice: 'voice', chat: 'chat only', either: 'voice or chat' }[talk]
  const about = topics.length > 0 ? [`about ${topics.join(', ')}`] : []
  return [LEVEL_WORDS[level], `${minutes} min`, LANGUAGES[language], part, by, ...about].join(', ')
}

/** The wait estimate, as a sentence. */
export function estimateLine(estimate: WaitEstimate | null): string {
  if (!estimate) return 'Not enough is known yet to estimate the wait.'
  const { medianMs, mostMs, arrivals, days } = estimate
  return `At this hour, half of all waits are under ${span(medianMs)} and four in five under ${span(mostMs)}, based on ${arrivals} matching people in ${days === 1 ? 'a day' : `${days} days`}.`
}

function span(ms: number): string {
  return formatMinutes(Math.max(1, Math.ceil(ms / 60_000)))
}

/** `Attended 18 of 20`. */
export function reliabilityLine({ came, of }: Reliability): string {
  return of === 0 ? 'No matched rounds yet' : `Attended ${came} of ${of}`
}

/** `Senior. Attended 18 of 20.` */
export function partnerLine({ level, reliability }: Partner): string {
  return `${LEVEL_WORDS[level]}. ${reliabilityLine(reliability)}.`
}

/** The roles in the first round. */
export function partsLine(role: Seat, { name }: Partner): string {
  return role === 'candidate' ? `${name} interviews you.` : `You interview ${name}.`
}

/** How the two talk. */
export function talkLine(talk: Talk): string {
  if (talk === 'chat') return 'You both want to use only the chat.'
  if (talk === 'voice') return 'You both want to talk: one of you adds a call link in the lobby.'
  return 'Use a call of your own or the chat: decide in the lobby.'
}

/** Why the user is out of the queue, where that needs saying. */
export const END_WORDS: Record<QueueEnd, string | null> = {
  left: null,
  matched: null,
  expired: 'You waited an hour without a match, so you left the queue. You can join again.',
  unanswered: 'You didn’t answer a match in time, so you left the queue. You can join again.',
  declined: `You declined ${DECLINES_AN_HOUR} matches within an hour, so you left the queue. Change what you want, and join again in an hour.`,
}

/** The mark before the tab's title. */
export function titleMark(view: QueueView | null): string | null {
  if (view?.status === 'offered' && !view.accepted) return `Answer ${view.partner.name}`
  if (view?.status === 'waiting' || view?.status === 'offered') return 'Waiting'
  return null
}

/** Read out by screen readers when the user's place changes. */
export function announcement(view: QueueView): string {
  switch (view.status) {
    case 'idle':
      return ''
    case 'waiting':
      return 'You are in the queue.'
    case 'offered':
      return view.accepted
        ? `You accepted. ${view.partner.name} has to accept too.`
        : `${view.partner.name} is a match. You have 20 seconds to accept.`
    case 'room':
      return `Your room with ${view.partner.name} is ready.`
  }
}
