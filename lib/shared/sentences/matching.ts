import type { Sentences } from './sentence'

export const MATCHING_SENTENCES = {
  'matching/waiting': 'You are already in the queue. Leave the queue to change what you want.',
  'matching/matched': 'You already have a match. Open it on the practice page, where you can also leave it.',
  'matching/too-often': 'You joined the queue too often. Try again in an hour.',
  'matching/declined-often':
    'You declined {most} matches within an hour, and each kept somebody waiting. Change what you want and come back in an hour.',
  'matching/looked-too-often': 'You changed what you want many times. The figures return in a few seconds.',
  'matching/no-case': 'You know every case that fits. Choose other topics or another length.',
  'matching/over': 'This match is over. See the practice page for your status.',
  'matching/too-late': 'Your time to answer is over. You can join the queue again.',
  'matching/in-room': 'Your room is ready. Open it, or leave the room on the practice page.',
  'matching/partner-came': 'Your partner has just joined the room.',
  'matching/too-early':
    'Your partner still has time to join. You can look for another one five minutes after the match.',
  'slot/no-such-time':
    'Rounds begin on the quarter hour, at least 30 minutes and at most four weeks from now.',
  'slot/same-time': 'The round is already at that time. Choose another time.',
  'slot/taken': 'This hour has just been taken or withdrawn. Choose another one.',
  'slot/busy': 'Another round is booked at that time. Choose another time.',
  'slot/too-many': {
    by: 'what',
    of: {
      once: 'You already offer {most} hours. Withdraw one first.',
      weekly: 'You already offer {most} hours every week. Stop one first.',
    },
  },
  'slot/too-many-booked':
    'You have reached your limit of rounds booked at once ({most}). The limit rises when you attend more of your rounds.',
  'slot/over': 'This round was cancelled or has begun. Your booked rounds are on the practice page.',
  'slot/move-changed': 'The proposed time has changed or been withdrawn. Look at the round again.',
  'slot/too-much-news':
    'You booked, moved or asked for many rounds in a short time, and each one sends somebody an e-mail. Continue in ten minutes.',
  'slot/too-often': 'You changed your hours too often. Try again in a minute.',
} as const satisfies Sentences
