import { z } from 'zod'
import { LANGUAGE_CODES, type Language } from '@/lib/auth/domain/languages'
import { topicKey } from '@/lib/cases/domain/library'
import { LEVELS, type Level } from '@/lib/framework/levels'
import { ROUND_MINUTES, type RoundMinutes } from '@/lib/framework/steps'
import { storedText } from '@/lib/shared/stored-text'

/** What somebody wants to do in the first round; roles are swapped in the second. */
export const FIRST_ROUNDS = ['answer', 'ask', 'either'] as const
export type FirstRound = (typeof FIRST_ROUNDS)[number]

/** How two people talk: on a call of their own, in the room's chat, or as the other prefers. */
export const TALKS = ['voice', 'chat', 'either'] as const
export type Talk = (typeof TALKS)[number]

/** Maximum number of topics in a wish. */
export const TOPICS_A_WISH = 8

/** What somebody wants from a round with a partner. */
export type Wish = {
  language: Language
  level: Level
  minutes: RoundMinutes
  firstRound: FirstRound
  talk: Talk
  /** In the form that `topicKey` returns. The case must have one of them; with none, any case will do. */
  topics: string[]
}

/** A wish as submitted by a form. */
export const wishSchema = z.strictObject({
  language: z.enum(LANGUAGE_CODES),
  level: z.enum(LEVELS),
  minutes: z.literal(ROUND_MINUTES),
  firstRound: z.enum(FIRST_ROUNDS),
  talk: z.enum(TALKS),
  topics: z
    .array(storedText().min(1).max(40))
    .max(TOPICS_A_WISH, `Choose at most ${TOPICS_A_WISH} topics.`)
    .transform((topics) => [...new Set(topics.map(topicKey))]),
})
