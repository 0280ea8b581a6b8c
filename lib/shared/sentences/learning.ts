import type { Sentences } from './sentence'

/** Of the handbook and the drills. */
export const LEARNING_SENTENCES = {
  'handbook/closed': 'The handbook opens to you here when this round is over.',
  'handbook/too-often':
    'Your reading is saved more often than the server can keep up with. It is kept here and goes again by itself.',
  'drills/too-often': 'Your drills ask for more than the server can keep up with. Go on in a minute.',
} as const satisfies Sentences
