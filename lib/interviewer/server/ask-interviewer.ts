import { ModelFailure } from '@/lib/ai/domain/model-failure'
import type { TokenUse } from '@/lib/ai/domain/tokens'
import { askModel } from '@/lib/ai/server/ask-model'
import type { Endpoint } from '@/lib/ai/server/endpoint'
import { BEGIN_WITHIN, END_WITHIN } from '../domain/interview-limits'
import type { Options } from '../domain/options'
import {
  type InterviewerAnswer,
  interviewerAnswerSchema,
  type PartialAnswer,
  readPartialAnswer,
} from '../domain/question/interviewer-answer'
import { ANSWER_LIMIT, type InterviewerQuestion } from '../domain/question/interviewer-question'

/** Asks a model what the interviewer does. */
export type AskInterviewer = (
  question: InterviewerQuestion,
  options: Options,
  asking: { signal: AbortSignal; received: (answer: PartialAnswer) => void },
) => Promise<{ answer: InterviewerAnswer; tokens: TokenUse }>

/** The interviewer behind an OpenAI-compatible endpoint. @throws ModelFailure */
export function endpointInterviewer(endpoint: Endpoint, beginWithin = BEGIN_WITHIN): AskInterviewer {
  return async ({ system, user }, options, { signal, received }) => {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), beginWithin)
    try {
      const { value, tokens } = await askModel(
        endpoint,
        { system, user, name: 'move', schema: interviewerAnswerSchema(options), maxTokens: ANSWER_LIMIT },
        {
          signal: AbortSignal.any([signal, late.signal]),
          within: END_WITHIN,
          received: (text) => {
            clearTimeout(timer)
            const answer = readPartialAnswer(text)
            if (answer) received(answer)
          },
        },
      )
      return { answer: value, tokens }
    } catch (error) {
      if (error instanceof ModelFailure && late.signal.aborted && !signal.aborted)
        throw new ModelFailure('too-slow', { tokens: error.tokens })
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
}
