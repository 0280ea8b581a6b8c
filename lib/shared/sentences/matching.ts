import type { Sentences } from './sentence'

export const MATCHING_SENTENCES = {
  'matching/waiting': 'You are in the queue already. Leave the queue to change what you want.',
  'matching/matched': 'You have a match already. Open it on the practice page, where you can leave it too.',
  'matching/too-often': 'You joined the queue very often. Try again in an hour.',
  'matching/declined-often':
    'You declined {most} matches within an hour, and each kept somebody waiting. Change what you want and come back in an hour.',
  'matching/looked-too-often':
    'You changed what you want many times. The figures come again in a few seconds.',
  'matching/no-case': 'You know every case that fits. Choose fewer topics or another length.',
  'matching/over': 'This match is over. Look at the practice page for where you stand.',
  'matching/too-late': 'The time to answer is over. Join the queue again if you want.',
  'matching/in-room': 'Your room is ready. Open it, or leave the room on the practice page.',
  'matching/partner-came': 'Your partner has just come into the room.',
  'matching/too-early':
    'Your partner still has time to come. You can look for another one five minutes after the match.',
  'slot/no-such-time':
    'Rounds begin on the quarter of an hour, in 30 minutes at the earliest and within four weeks.',
  'slot/same-time': 'The round is at that time already. Choose another one.',
  'slot/taken': 'This hour has just been taken or withdrawn. Choose another one.',
  'slot/busy': 'Another round is booked at that time. Choose another one.',
  'slot/too-many': {
    by: 'what',
    of: {
      once: 'You offer {most} hours already. Take one back first.',
      weekly: 'You offer {most} hours every week already. Stop one first.',
    },
  },
  'slot/too-many-booked':
    'You have as many rounds booked as you can have at once ({most}). The more often you come, the more it will be.',
  'slot/over': 'This round was cancelled or has begun. Look at the practice page for what you have booked.',
  'slot/move-changed': 'Another time is proposed now, or none any more. Look at the round again.',
  'slot/too-much-news':
    'You booked, moved or asked for many rounds in a short while, and somebody gets a mail each time. Go on in ten minutes.',
  'slot/too-often': 'You changed your hours very often. Try again in a minute.',
} as const satisfies Sentences
