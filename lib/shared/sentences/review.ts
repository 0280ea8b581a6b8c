import type { Sentences } from './sentence'

export const REVIEW_SENTENCES = {
  'session/too-often': {
    by: 'what',
    of: {
      chat: 'You opened much of this chat in a short while. Wait a few seconds, then go on.',
      recording: 'You opened many recordings in a short while. Wait a few seconds, then try again.',
    },
  },
  'model/closed': 'This model round is closed to you for now. Reload the page to see why.',
  'replay/not-started':
    'The player did not start. What the round left behind is here; reload the page to play it.',
  'replay/unreachable': 'The recording can’t be reached. What is here already can be played; try again.',
} as const satisfies Sentences
