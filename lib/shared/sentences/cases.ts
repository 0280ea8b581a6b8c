import type { Sentences } from './sentence'

export const CASES_SENTENCES = {
  'case/not-found': 'That case does not exist. Choose one from the list.',
  'case/length': 'That case is designed for {minutes} minutes. Choose one of those lengths.',
  'case/unreadable': 'This version of the case can no longer be read. Choose a newer one.',
  'case/too-often': {
    by: 'what',
    of: {
      start: 'You started many cases in a short time. Wait a few seconds, then try again.',
      keep: 'This case is being saved too often. What you typed is kept here and sent again automatically.',
      publish:
        'You published many times in a short time. What you wrote is kept; wait ten seconds, then publish again.',
    },
  },
  'draft/too-many': 'You have {most} cases of your own. Delete one to start another.',
  'draft/too-many-versions': 'This case has {most} versions. Export it and start a new one.',
  'draft/changed-elsewhere':
    'This case was changed in another window. Copy what you need from here, then load the page again.',
  'draft/changed-meanwhile':
    'This case kept changing while it was being published. Publish again when it is finished.',
  'draft/not-ready': 'Line {line}: {problem}. Then publish again.',
  'draft/not-published': 'Publish the case first, then share it.',
  'worker/busy': 'The server is busy. Wait a moment, then try again.',
  'worker/too-slow': 'This takes too long to read. Shorten it or make it simpler, then try again.',
  'worker/too-large': 'This takes too much memory to read. Shorten it or make it simpler, then try again.',
} as const satisfies Sentences
