import type { PlanStep } from '@/lib/framework/steps'
import { elapsedAt, remainingAt, stepRemaining } from '@/lib/rooms/domain/round/clock'
import { type ChatMessage, currentStep, type RoundState } from '@/lib/rooms/domain/round/state'

/** Milliseconds without a stroke or a letter after which nobody is interrupted. */
export const STILL = 2_000
/** Milliseconds after a message in which another one may follow. */
export const ANSWER_AFTER = 700
/** A question is answered after this many milliseconds, also while somebody goes on drawing. */
export const ANSWER_AT_LATEST = 10_000
/** Milliseconds of thinking that are left alone. */
export const THINKING_PAUSE = 30_000
/** Milliseconds between two things that the interviewer says unasked. */
export const BETWEEN_UNASKED = 90_000
/** Milliseconds without a stroke, a letter or a word of the candidate after which they are stuck. */
export const STUCK = 180_000
/** The same in a step that has two minutes or less (content/guides/being-an-interviewer.md, "Hints"). */
const STUCK_IN_SHORT_STEP = 60_000
const SHORT_STEP = 2
/** Milliseconds by which a step may pass its minutes before that is said. */
const STEP_GRACE = 30_000
/** Milliseconds of the deep dive before a requirement changes. */
const INTO_DEEP_DIVE = 60_000
/**
 * Where the plan has no deep dive, a requirement changes once the main path is drawn (content/guides/being-an-interviewer.md,
 * "Curveballs"): after this share of the diagram's minutes, and while this many milliseconds of the round are left.
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

/** What is known beside the round itself. */
export type Activity = Readonly<{
  /** When the candidate last drew or typed, in ms since 1970; null when not since the server looked. */
  workedAt: number | null
  /** The newest message that needs no answer, by its event. */
  heardUpTo: number
  /** When the interviewer last looked and chose to wait, in ms since 1970. */
  waitedAt: number | null
  /** Curveballs that the guide has. */
  curveballs: number
  /** Whether the main path is on the board. Asked only where it matters, as it looks at every element. */
  isPathDrawn: () => boolean
}>

/**
 * What there is to react to at server time `now`, the most pressing first; null while the candidate works or thinks, is
 * quiet on purpose, or the clock stands.
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

/** The newest message of the candidate that nobody has answered. */
function unanswered({ chat, members }: RoundState, heardUpTo: number): ChatMessage | null {
  const last = chat.findLast(({ userId }) => members.some((member) => member.userId === userId))
  if (!last || last.seq <= heardUpTo) return null
  return last
}

/**
 * The newest message that was answered, as far as the log says, by its event; 0 where none was. A process that takes an
 * interview over goes by this: what stands before the interviewer's last words was heard.
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
  // A question of the interviewer gets nobody further. After a hint there is time again.
  const ownWords = chat.findLast(({ interviewer }) => !interviewer)?.at ?? 0
  const sinceHint = elapsed - (round.hints.at(-1)?.elapsed ?? 0)
  const withoutProgress = Math.min(now - Math.max(workedSince, ownWords), sinceStep, sinceHint)
  return { kind: 'pause', stuck: withoutProgress >= stuckAfter(round) }
}

/** Milliseconds without progress after which somebody is stuck in the step that they are in. */
function stuckAfter(round: RoundState): number {
  const step = currentStep(round)
  const minutes = round.plan.find(({ slug }) => slug === step)?.minutes ?? 0
  return minutes > SHORT_STEP ? STUCK : STUCK_IN_SHORT_STEP
}
