import type { Sentences } from './sentence'

export const MATCHING_SENTENCES = {
  'matching/waiting': 'You are in the queue already. Leave the queue to change what you want.',
  'matching/matched': 'You have a match already. Open it on the practice page, where you can leave it too.',
  'matching/too-often': 'You joined the queue very often. Try again in an hour.',
  'matching/looked-too-often':
    'You changed what you want many times. The figures come again in a few seconds.',
  'matching/no-case': 'You know every case that fits. Choose fewer topics or another length.',
  'matching/over': 'This match is over. Look at the practice page for where you stand.',
  'matching/too-late': 'The time to answer is over. Join the queue again if you want.',
  'matching/in-room': 'Your room is ready. Open it, or leave the room on the practice page.',
  'matching/partner-came': 'Your partner has just come into the room.',
  'matching/too-early':
    'Your partner still has time to come. You can look for another one five minutes after the match.',
} as const satisfies Sentences
