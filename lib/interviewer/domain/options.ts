import type { PlanStep } from '@/lib/framework/steps'
import { currentStep, type RoundState } from '@/lib/rooms/domain/round/state'
import type { InterviewGuide } from './interview-guide'
import type { Occasion } from './occasion'
import { type Probe, probeFor } from './probe-for'
import type { CandidateWork } from './seen-work'

/** Moves that a model chooses from; lines said at a set time involve no choice. */
export const CHOSEN_MOVES = [
  'reply',
  'fact',
  'return',
  'hint',
  'probe',
  'curveball',
  'quiet',
  'wait',
] as const
export type ChosenMove = (typeof CHOSEN_MOVES)[number]

/** What the interviewer may do on an occasion. */
export type Options = Readonly<{
  moves: readonly [ChosenMove, ...ChosenMove[]]
  /** Facts that can be given now. */
  facts: readonly { id: string; ask: string }[]
  /** The step whose next hint can be given; null if none is left. */
  hintFor: PlanStep | null
  probe: Probe | null
}>

/** @returns null if no model is asked: a set sentence is said, or there is nothing left to say */
export function optionsFor(
  occasion: Occasion,
  round: RoundState,
  { work, guide }: { work: CandidateWork; guide: InterviewGuide },
): Options | null {
  const step = currentStep(round)
  const given = round.hints.filter((hint) => hint.step === step).length
  const hintFor = step && given < (guide.hints[step] ?? 0) ? step : null
  const probe = probeFor(round, work, guide)
  const { facts } = guide
  const hint: ChosenMove[] = hintFor ? ['hint'] : []
  const asks: ChosenMove[] = probe ? ['probe'] : []
  switch (occasion.kind) {
    case 'answer':
      return { moves: ['reply', 'fact', 'return', ...hint, ...asks, 'quiet', 'wait'], facts, hintFor, probe }
    case 'pause': {
      // Somebody who is stuck needs help rather than another question.
      const unasked = occasion.stuck && hintFor ? hint : asks
      // An interviewer that is away is asked all the same: an answer brings it back.
      if (unasked.length === 0 && round.interviewer?.status !== 'away') return null
      return { moves: ['wait', ...unasked], facts: [], hintFor, probe }
    }
    case 'curveball':
      return { moves: ['curveball'], facts: [], hintFor: null, probe: null }
    case 'pace':
    case 'time-up':
      return null
  }
}
