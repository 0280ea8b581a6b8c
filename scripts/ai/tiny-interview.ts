import type { InterviewGuide } from '@/lib/interviewer/domain/interview-guide'
import type { Options } from '@/lib/interviewer/domain/options'
import {
  type InterviewerQuestion,
  interviewerQuestion,
} from '@/lib/interviewer/domain/question/interviewer-question'
import { workIn } from '@/lib/interviewer/domain/seen-work'
import { ONE_STEP } from '@/lib/rooms/domain/round/plan'
import { emptyRoom } from '@/lib/rooms/domain/round/state'

/** The candidate's question: about the design, so an interviewer should return it. */
export const ASKED = 'People print these links on paper. Which database should I take?'

const GUIDE: InterviewGuide = {
  prompt: 'Design a service that shortens links.',
  facts: [{ id: 'size', ask: 'How many links are there?' }],
  probes: {},
  hints: {},
  curveballs: 0,
  giveaways: [],
  secrets: [],
  open: [],
}

/** The start of an interview in which the candidate has just asked something. */
export function tinyInterview(marker: string): { question: InterviewerQuestion; options: Options } {
  const room = emptyRoom()
  const [at, userId] = [60_000, 'candidate']
  const round = {
    ...room.round,
    mode: 'solo' as const,
    plan: ONE_STEP,
    clock: { status: 'running' as const, step: 0, elapsedBefore: 0, resumedAt: 0 },
    startedAt: 0,
    visits: [{ index: 0, from: 0, to: null }],
    chat: [{ seq: 1, at, elapsed: at, userId, text: ASKED }],
  }
  const options: Options = {
    moves: ['reply', 'fact', 'return', 'quiet', 'wait'],
    facts: GUIDE.facts,
    hintFor: null,
    probe: null,
  }
  const occasion = { kind: 'answer', upTo: 1 } as const
  const question = interviewerQuestion({
    occasion,
    options,
    round,
    work: workIn(room),
    guide: GUIDE,
    now: at,
    marker,
  })
  return { question, options }
}
