import type { TokenUse } from '@/lib/ai/domain/tokens'
import { askModel } from '@/lib/ai/server/ask-model'
import type { Endpoint } from '@/lib/ai/server/endpoint'
import { END_WITHIN } from '../domain/interview-limits'
import type { Options } from '../domain/options'
import {
  type InterviewerAnswer,
  interviewerAnswerSchema,
  type PartialAnswer,
  readPartialAnswer,
} from '../domain/question/interviewer-answer'
import { ANSWER_LIMIT, type InterviewerQuestion } from '../domain/question/interviewer-question'

type Asking = {
  /** Aborts it. */
  signal: AbortSignal
  /** Called each time more of the answer arrives, whatever it is. */
  came: () => void
  /** Called with the readable part of the answer so far. */
  received: (answer: PartialAnswer) => void
}

/** Asks a model what the interviewer does. @throws ModelFailure */
export type AskInterviewer = (
  question: InterviewerQuestion,
  options: Options,
  asking: Asking,
) => Promise<{ answer: InterviewerAnswer; tokens: TokenUse }>

/** The interviewer behind an OpenAI-compatible endpoint. */
export function endpointInterviewer(endpoint: Endpoint): AskInterviewer {
  return async ({ system, user }, options, { signal, came, received }) => {
    const { value, tokens } = await askModel(
      endpoint,
      { system, user, name: 'move', schema: interviewerAnswerSchema(options), maxTokens: ANSWER_LIMIT },
      {
        signal,
        within: END_WITHIN,
        received: (text) => {
          came()
          const answer = readPartialAnswer(text)
          if (answer) received(answer)
        },
      },
    )
    return { answer: value, tokens }
  }
}
