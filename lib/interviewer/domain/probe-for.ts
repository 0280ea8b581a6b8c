import { currentStep, type RoundState } from '@/lib/rooms/domain/round/state'
import type { InterviewGuide } from './interview-guide'
import type { CandidateWork } from './seen-work'

/** A question that the interviewer can ask, and the key that identifies it later. */
export type Probe = Readonly<{ about: string; asks: string }>

/** Minimum number of components on the board for there to be a design to ask about. */
const DESIGN = 2
/** Asked once per step if there is nothing else to ask. */
const ALOUD = 'What are you thinking about? Say it as you go.'

/**
 * The next question about this board: the most severe finding on it that was not asked yet. If there is none, the
 * case's next question for the step, and then what they are thinking. Null when everything was asked.
 */
export function probeFor(round: RoundState, work: CandidateWork, guide: InterviewGuide): Probe | null {
  const asked = new Set(round.chat.flatMap(({ interviewer }) => interviewer?.about ?? []))
  const step = currentStep(round)
  const aboutBoard =
    work.graph.components.length < DESIGN
      ? []
      : work.findings
          .filter(({ severity }) => severity !== 'note')
          .map(({ code, message, ask, elements }) => ({
            about: `${code} ${elements[0] ?? ''}`.trim(),
            asks: `${message} ${ask}`,
          }))
  const aboutStep = step
    ? // The first is asked when the step begins.
      (guide.probes[step] ?? []).slice(1).map((asks, index) => ({ about: `${step} ${index + 2}`, asks }))
    : []
  const thinking = step ? [{ about: `${step} aloud`, asks: ALOUD }] : []
  return [...aboutBoard, ...aboutStep, ...thinking].find(({ about }) => !asked.has(about)) ?? null
}
