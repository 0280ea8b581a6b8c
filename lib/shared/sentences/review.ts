import type { Sentences } from './sentence'

export const REVIEW_SENTENCES = {
  'session/too-often': {
    by: 'what',
    of: {
      chat: 'You loaded a lot of this chat in a short time. Wait a few seconds, then try again.',
      comments: 'You loaded comments too often. Wait a few seconds, then try again.',
      search: 'You searched too often. Wait a few seconds, then try again.',
      recording: 'You opened many recordings in a short time. Wait a few seconds, then try again.',
    },
  },
  'session/too-many-pins': 'You already have {most} pinned sessions. Unpin one of them first.',
  'peer/not-candidate': 'Only the candidate of a round can hand it in for review.',
  'peer/own-case': 'Rounds on a user-written case can’t be handed in: not everybody may see that case.',
  'peer/partner-gone':
    'A participant has deleted this round and can no longer agree, so it can’t be handed in.',
  'peer/too-little':
    'The record of this round has too little in it for a reviewer who was not there. Write more on the board and worksheet next time.',
  'peer/handed-in': 'This round has already been handed in. Reload the page to see its progress.',
  'peer/none-left': 'You have no round left to hand in. Grade somebody else’s first.',
  'peer/not-asked': 'Your agreement is no longer being asked for. Reload the page to see why.',
  'peer/graded':
    'This round has been graded in the meantime, and the grade stays. Reload the page to see it.',
  'peer/busy': 'You already have a round to grade. Grade it, or give it back.',
  'peer/none-waiting': 'No round that you can grade is waiting now. Check again later.',
  'peer/given-back':
    'You gave back {most} rounds within 24 hours. You cannot choose which round you grade; take the next one tomorrow.',
  'peer/ended':
    'You can no longer grade this round: its time is over, or its participants withdrew it. Nothing was handed in.',
  'peer/too-little-seen':
    'You scored less than half of the rubric. Score what you can see in the record, or give the round back.',
  'peer/not-in': 'This review is not in yet. Names can be exchanged once it is.',
  'share/in-trash': 'This session is in your trash. Restore it before you share it.',
  'share/own-case': 'Rounds on a user-written case can’t be shared by a link.',
  'share/partner-gone':
    'A participant has deleted this round and can no longer agree, so it can’t be shared by a link.',
  'share/too-many': 'You already have {most} links to this round. Revoke one of them first.',
  'share/too-often': 'You created {most} links today. Create the next one tomorrow.',
  'share/picture': 'The picture of the board could not be read. Reload the page and try again.',
  'archive/unreadable':
    'This file is not a session archive. Choose the .zip file that “Session archive” gave you.',
  'archive/newer': 'This archive was made by a newer release of Threepoint. Update this installation first.',
  'archive/file-too-large': 'This file is larger than {megabytes} MB, the limit for archives.',
  'archive/too-much': 'This archive holds more than a session can, so nothing was imported.',
  'archive/damaged': 'This archive is damaged ({where}), so nothing was imported. Ask for a new copy of it.',
  'archive/busy': 'Other archives are being imported just now. Try again in a moment.',
  'archive/too-slow': 'This archive took too long to arrive. Try again on a faster connection.',
  'archive/full': 'You have reached the limit for imported sessions. Delete one of them first.',
  'archive/too-often': 'You imported many archives in a short time. Try again in an hour.',
  'archive/too-large': 'This session is larger than the {megabytes} MB that an archive can hold.',
  'archive/too-many-kept':
    'You already have {most} archives to download. Each is deleted after a day; try again then.',
  'archive/soon': 'This archive was made a moment ago. Download it, or try again in a minute.',
  'archive/closed':
    'You have another open round on this case. The archive is available when that round is over.',
  'comment/too-often':
    'You wrote and changed many comments in a short time. Wait a few seconds, then try again.',
  'comment/too-many': 'This round has {most} comments, which is the limit. Nothing more can be added.',
  'comment/too-many-by-link':
    'You wrote {most} comments on this round, the limit for one person with a link.',
  'comment/bad-target': 'The round has no such place to comment on. Reload the page and choose again.',
  'comment/closed-grade': 'Grades can be commented on once they are open to everybody.',
  'comment/gone':
    'This comment was deleted, or it is not yours to change. Reload the page to see the current comments.',
  'model/closed': 'This model round is closed to you for now. Reload the page to see why.',
  'replay/not-started':
    'The player did not start. The rest of the round is here; reload the page to play the recording.',
  'replay/unreachable': 'The recording can’t be reached. You can play the part that is loaded, or try again.',
} as const satisfies Sentences
