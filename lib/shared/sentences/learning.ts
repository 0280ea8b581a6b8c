import type { Sentences } from './sentence'

/** Sentences of the handbook and the drills. */
export const LEARNING_SENTENCES = {
  'handbook/closed': 'You can open the handbook here when this round is over.',
  'handbook/too-often':
    'Your reading progress is being saved too often. It is kept here and sent again automatically.',
  'drills/too-often': 'Your drills are sending too many requests. Continue in a minute.',
} as const satisfies Sentences
