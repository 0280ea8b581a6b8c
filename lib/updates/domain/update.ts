import { z } from 'zod'
import { aiFeedback } from './ai-feedback'
import { comments } from './comments'
import { grades } from './grades'
import { match } from './match'
import { missed } from './missed'
import { nextRound } from './next-round'
import { roundEnded } from './round-ended'

/**
 * What a user is notified of on any page: that something changed, and in which of their rooms. It contains
 * none of what changed: the page requests that, and the route decides what this user may see.
 */
export const updateSchema = z.discriminatedUnion('kind', [
  roundEnded,
  nextRound,
  grades,
  aiFeedback,
  comments,
  match,
  missed,
])

export type Update = z.infer<typeof updateSchema>
