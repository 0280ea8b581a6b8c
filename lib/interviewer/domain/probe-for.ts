import { currentStep, type RoundState } from '@/lib/rooms/domain/round/state'
import type { InterviewGuide } from './interview-guide'
import type { CandidateWork } from './seen-work'

/** A question that the interviewer can ask, and by what it is known later. */
export type Probe = Readonly<{ about: string; asks: string }>

/** Parts on the board from which there is a design to ask about. */
const DESIGN = 2
/** Asked once a step where there is nothing else to ask. */
const ALOUD = 'What are you thinking about? Say it as you go.'

/**
 * The next question about this board: the gravest thing that follows from it and was not asked yet. Where there is none,
 * the case's next question of the step, and then what they are thinking. Null when all was asked.
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
