import { z } from 'zod'
import { ANSWERS } from '../score-of'

/** A model's answers about one dimension, by the labels of the statements. */
export function graderAnswerSchema(labels: readonly string[]) {
  return z
    .strictObject({
      answers: z.array(
        z.strictObject({
          statement: z.enum(labels),
          answer: z.enum(ANSWERS),
          pieces: z.array(z.string()).describe('Ids of the pieces that the answer rests on.'),
          quotes: z.array(
            z.strictObject({
              piece: z.string(),
              text: z.string().describe('Copied letter for letter.'),
            }),
          ),
          confidence: z.number().describe('From 0 to 1.'),
        }),
      ),
    })
    .refine(({ answers }) => labels.every((label) => answers.some(({ statement }) => statement === label)), {
      message: `Answer each of the statements ${labels.join(', ')} once.`,
      path: ['answers'],
    })
}
export type GraderAnswer = z.output<ReturnType<typeof graderAnswerSchema>>
