import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import type { PlanStep } from '@/lib/framework/steps'
import type { Plan } from '../round/plan'
import { PROBED_STEPS } from './probed-steps'

/** Interviewers would read more of them instead of the board. */
const MOST_PROBES = 3

const UNCLEAR = ['unconnected', 'no-name', 'loose-end', 'two-names']
const FLOWS = ['direct-store', 'cache-without-source', 'queue-without-consumer', 'writer-without-store']
const PARTS = ['missing-part', 'avoided-call', 'waits-without-need']
const LIMITS = ['single-point', 'long-waiting-chain']

/**
 * Which questions are asked in which step: about the parts while they are drawn, about failures in the deep
 * dive.
 */
const ASKED_IN: Readonly<Record<(typeof PROBED_STEPS)[number], readonly string[]>> = {
  'trade-offs': ['avoided-call', 'waits-without-need', 'direct-store'],
  'system-flow': [...UNCLEAR, ...FLOWS, 'waits-without-need'],
  'system-diagram': [...UNCLEAR, ...FLOWS, ...PARTS],
  'deep-dive': [...LIMITS, ...PARTS, ...FLOWS],
}

/**
 * Questions that an interviewer may ask about the board in a step: at most three, the most serious first.
 * @param findings as returned by `reviewBoard`
 * @param dismissed keys of questions that need not be asked (see `probeKey`)
 */
export function boardProbes(
  findings: readonly BoardFinding[],
  step: PlanStep,
  plan: Plan,
  dismissed: readonly string[],
): BoardFinding[] {
  // Without a deep dive the diagram is the last chance.
  const isLast = step === 'system-diagram' && !plan.some(({ slug }) => slug === 'deep-dive')
  const probed = PROBED_STEPS.find((one) => one === step)
  const codes = [...(probed ? ASKED_IN[probed] : []), ...(isLast ? LIMITS : [])]
  return findings
    .filter((finding) => codes.includes(finding.code) && !dismissed.includes(probeKey(finding)))
    .slice(0, MOST_PROBES)
}

/** Identifies a question, whichever elements it refers to: one line of at most 120 characters. */
export function probeKey({ code, ask }: Pick<BoardFinding, 'code' | 'ask'>): string {
  return `${code}:${ask.replace(/\s+/g, ' ')}`.slice(0, 120)
}
