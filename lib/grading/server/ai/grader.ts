import type { TokenUse } from '@/lib/ai/domain/tokens'
import { askModel } from '@/lib/ai/server/ask-model'
import type { Endpoint } from '@/lib/ai/server/endpoint'
import { type GraderAnswer, graderAnswerSchema } from '../../domain/ai/grader-answer'
import { type GraderQuestion, OUTPUT_LIMIT } from '../../domain/ai/grader-prompt'

/** Answers the statements of one dimension. */
export type ModelGrader = {
  model: string
  /** @throws ModelFailure */
  ask: (
    question: GraderQuestion,
    labels: readonly string[],
    signal: AbortSignal,
  ) => Promise<{
    answer: GraderAnswer
    raw: string
    tokens: TokenUse
    parameters: Readonly<Record<string, string | number>>
  }>
}

/** The grader behind an OpenAI-compatible endpoint. */
export function endpointGrader(endpoint: Endpoint): ModelGrader {
  return {
    model: endpoint.model,
    ask: async ({ system, user }, labels, signal) => {
      const schema = graderAnswerSchema(labels)
      const { value, ...rest } = await askModel(
        endpoint,
        { system, user, name: 'answers', schema, maxTokens: OUTPUT_LIMIT },
        { signal },
      )
      return { answer: value, ...rest }
    },
  }
}
