import type { PlanStep } from '@/lib/framework/steps'
import { elapsedAt, remainingAt, stepRemaining } from '@/lib/rooms/domain/round/clock'
import { type ChatMessage, currentStep, type RoundState } from '@/lib/rooms/domain/round/state'

/** How long without a stroke or a keystroke before the candidate may be interrupted, in milliseconds. */
export const STILL = 2_000
/** How long after a message another one may follow, in milliseconds. */
export const ANSWER_AFTER = 700
/** A question is answered after this many milliseconds, even while the candidate goes on drawing. */
export const ANSWER_AT_LATEST = 10_000
/** How long a pause for thought is respected, in milliseconds. */
export const THINKING_PAUSE = 30_000
/** Minimum time between two unprompted remarks of the interviewer, in milliseconds. */
export const BETWEEN_UNASKED = 90_000
/** How long without a stroke, a keystroke or a word before the candidate counts as stuck, in milliseconds. */
export const STUCK = 180_000
/** The same in a step of two minutes or less (content/guides/being-an-interviewer.md, "Hints"). */
const STUCK_IN_SHORT_STEP = 60_000
const SHORT_STEP = 2
/** By how much a step may exceed its minutes before that is mentioned, in milliseconds. */
const STEP_GRACE = 30_000
/** How long into the deep dive a requirement changes, in milliseconds. */
const INTO_DEEP_DIVE = 60_000
/**
 * If the plan has no deep dive, a requirement changes once the main path is drawn
 * (content/guides/being-an-interviewer.md, "Curveballs"): after this share of the diagram's minutes, and while this
 * many milliseconds of the round are left.
 */
const DIAGRAM_SHARE = 0.5
const LEFT_AFTER_CURVEBALL = 60_000

/** Why the interviewer might say something now. */
export type Occasion =
  | { kind: 'answer' /** The newest message, by its event. */; upTo: number }
  | { kind: 'time-up' }
  | { kind: 'pace'; step: PlanStep; next: PlanStep }
  | { kind: 'curveball' }
  | { kind: 'pause'; stuck: boolean }

/** Inputs beyond the round itself. */
export type Activity = Readonly<{
  /** When the candidate last drew or typed, in ms since 1970; null if not since the server started watching. */
  workedAt: number | null
  /** The newest message that needs no answer, by its event. */
  heardUpTo: number
  /** When the interviewer last considered speaking and chose to wait, in ms since 1970. */
  waitedAt: number | null
  /** Number of curveballs in the guide. */
  curveballs: number
  /** Whether the main path is on the board. Called only where it matters, as it reads every element. */
  isPathDrawn: () => boolean
}>

/**
 * What to react to at server time `now`, the most pressing first; null while the candidate works or thinks, has asked
 * for quiet, or the clock is stopped.
 */
export function occasionOf(round: RoundState, activity: Activity, now: number): Occasion | null {
  const { clock, interviewer, plan } = round
  if (!interviewer || interviewer.status === 'quiet' || interviewer.status === 'spent') return null
  if (clock.status !== 'running' || round.mode !== 'solo') return null
  const still = now - (activity.workedAt ?? 0)
  const question = unanswered(round, activity.heardUpTo)
  if (question) {
    const waited = now - question.at
    if (waited >= ANSWER_AFTER && (still >= STILL || waited >= ANSWER_AT_LATEST))
      return { kind: 'answer', upTo: question.seq }
    return null
  }
  if (still < STILL) return null
  const said = (move: string, since = 0) =>
    round.chat.some((one) => one.interviewer?.move === move && one.elapsed >= since)
  if (remainingAt(clock, plan, now) <= 0) return said('time-up') ? null : { kind: 'time-up' }
  const elapsed = elapsedAt(clock, now)
  const since = round.visits.at(-1)?.from ?? 0
  const [step, next] = [plan[clock.step]?.slug, plan[clock.step + 1]?.slug]
  if (
    step &&
    next &&
    stepRemaining(plan, round.visits, clock.step, elapsed) < -STEP_GRACE &&
    !said('pace', since)
  )
    return { kind: 'pace', step, next }
  if (isTimeForCurveball(round, activity, { inStep: elapsed - since, left: remainingAt(clock, plan, now) }))
    return { kind: 'curveball' }
  return pauseOf(round, activity, { now, elapsed, sinceStep: elapsed - since })
}

/** The candidate's newest unanswered message. */
function unanswered({ chat, members }: RoundState, heardUpTo: number): ChatMessage | null {
  const last = chat.findLast(({ userId }) => members.some((member) => member.userId === userId))
  if (!last || last.seq <= heardUpTo) return null
  return last
}

/**
 * The newest message that was answered according to the log, by its event; 0 if none was. A process that takes over an
 * interview starts from this: everything before the interviewer's last words was heard.
 */
export function heardIn({ chat }: Pick<RoundState, 'chat'>): number {
  const said = chat.findLastIndex(({ interviewer }) => interviewer)
  return chat.slice(0, said + 1).findLast(({ interviewer }) => !interviewer)?.seq ?? 0
}

function isTimeForCurveball(
  round: RoundState,
  { curveballs, isPathDrawn }: Activity,
  { inStep, left }: { inStep: number; left: number },
): boolean {
  if (round.curveballs.length > 0 || curveballs === 0) return false
  const { plan } = round
  const step = currentStep(round)
  if (plan.some(({ slug }) => slug === 'deep-dive')) return step === 'deep-dive' && inStep >= INTO_DEEP_DIVE
  const diagram = plan.find(({ slug }) => slug === 'system-diagram')
  if (!diagram || step !== diagram.slug || left < LEFT_AFTER_CURVEBALL) return false
  return inStep >= diagram.minutes * 60_000 * DIAGRAM_SHARE && isPathDrawn()
}

function pauseOf(
  round: RoundState,
  { workedAt, waitedAt }: Activity,
  { now, elapsed, sinceStep }: { now: number; elapsed: number; sinceStep: number },
): Occasion | null {
  const { chat, startedAt } = round
  const lastSaid = chat.at(-1)?.at ?? 0
  const lastUnasked = Math.max(chat.findLast(({ interviewer }) => interviewer)?.at ?? 0, waitedAt ?? 0)
  const workedSince = Math.max(workedAt ?? 0, startedAt ?? 0)
  const pause = Math.min(now - Math.max(workedSince, lastSaid), sinceStep)
  if (pause < THINKING_PAUSE || now - lastUnasked < BETWEEN_UNASKED) return null
  // A question by the interviewer is not progress. After a hint, the time starts over.
  const ownWords = chat.findLast(({ interviewer }) => !interviewer)?.at ?? 0
  const sinceHint = elapsed - (round.hints.at(-1)?.elapsed ?? 0)
  const withoutProgress = Math.min(now - Math.max(workedSince, ownWords), sinceStep, sinceHint)
  return { kind: 'pause', stuck: withoutProgress >= stuckAfter(round) }
}

/** How long without progress somebody counts as stuck in the current step, in milliseconds. */
function stuckAfter(round: RoundState): number {
  const step = currentStep(round)
  const minutes = round.plan.find(({ slug }) => slug === step)?.minutes ?? 0
  return minutes > SHORT_STEP ? STUCK : STUCK_IN_SHORT_STEP
}
