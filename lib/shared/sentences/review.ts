import type { Sentences } from './sentence'

export const REVIEW_SENTENCES = {
  'session/too-often': {
    by: 'what',
    of: {
      chat: 'You opened much of this chat in a short while. Wait a few seconds, then go on.',
      comments: 'You asked for comments very often. Wait a few seconds, then try again.',
      search: 'You searched very often. Wait a few seconds, then try again.',
      recording: 'You opened many recordings in a short while. Wait a few seconds, then try again.',
    },
  },
  'session/too-many-pins': 'You have {most} sessions at the top already. Unpin one of them first.',
  'peer/not-candidate': 'Only the candidate of a round hands it in for review.',
  'peer/own-case':
    'Rounds on a case that somebody wrote can’t be handed in: not everybody may see that case.',
  'peer/partner-gone':
    'Somebody of this round has deleted it and cannot agree any more, so it can’t be handed in.',
  'peer/too-little':
    'There is too little in the record of this round for somebody who was not there. Write more on the board and worksheet next time.',
  'peer/handed-in': 'This round is handed in already. Reload the page to see how far it is.',
  'peer/none-left': 'You have no round left to hand in. Grade somebody else’s first.',
  'peer/not-asked': 'Nobody asks for your agreement any more. Reload the page to see why.',
  'peer/graded': 'This round was graded meanwhile, and the grade stays. Reload the page to see it.',
  'peer/busy': 'You have a round to grade already. Grade it, or give it back.',
  'peer/none-waiting': 'No round that you could grade is waiting now. Look again later.',
  'peer/given-back':
    'You gave back {most} rounds within 24 hours. Which round you grade is not for you to choose; take the next one tomorrow.',
  'peer/ended':
    'This round is not yours to grade any more: its time is over, or its people took it back. Nothing was handed in.',
  'peer/too-little-seen':
    'You scored less than half of the rubric. Answer what you can see in the record, or give the round back.',
  'peer/not-in': 'This review is not in yet. Names can be exchanged when it is.',
  'share/in-trash': 'This session is in your trash. Restore it before you share it.',
  'share/own-case': 'Rounds on a case that somebody wrote can’t be shared by a link.',
  'share/partner-gone':
    'Somebody of this round has deleted it and cannot agree any more, so it can’t be shared by a link.',
  'share/too-many': 'You have {most} links to this round already. Revoke one of them first.',
  'share/too-often': 'You made {most} links today. Make the next one tomorrow.',
  'share/picture': 'The picture of the board could not be read. Reload the page and try again.',
  'archive/unreadable':
    'This file is no archive of a session. Choose the .zip file that “Session archive” gave.',
  'archive/newer': 'A newer release of Threepoint made this archive. Update this installation first.',
  'archive/file-too-large': 'An archive may have {megabytes} MB, and this file has more.',
  'archive/too-much': 'This archive holds more than a session can, so nothing was imported.',
  'archive/damaged': 'This archive is damaged ({where}), so nothing was imported. Ask for a new copy of it.',
  'archive/busy': 'Other archives are being imported just now. Try again in a moment.',
  'archive/too-slow': 'This archive took too long to arrive. Try again on a faster connection.',
  'archive/full': 'No more imported sessions fit. Delete one of them first.',
  'archive/too-often': 'You imported many archives in a short while. Try again in an hour.',
  'archive/too-large': 'This session weighs more than the {megabytes} MB that an archive can hold.',
  'archive/too-many-kept':
    'You have {most} archives to download already. Each goes after a day; try again then.',
  'archive/soon': 'This archive was made a moment ago. Download it, or try again in a minute.',
  'archive/closed': 'You have another open round on this case. The archive can be had when that is over.',
  'comment/too-often':
    'You wrote and changed many comments in a short while. Wait a few seconds, then try again.',
  'comment/too-many': 'This round has {most} comments, which is the limit. Nothing more can be added.',
  'comment/too-many-by-link':
    'You wrote {most} comments on this round, the most that somebody may through a link.',
  'comment/bad-target':
    'The round does not have what this comment is about. Reload the page and choose again.',
  'comment/closed-grade': 'Grades take comments once they are open to everybody.',
  'comment/gone':
    'This comment was deleted, or it is not yours to change. Reload the page to see what is there.',
  'model/closed': 'This model round is closed to you for now. Reload the page to see why.',
  'replay/not-started':
    'The player did not start. What the round left behind is here; reload the page to play it.',
  'replay/unreachable': 'The recording can’t be reached. What is here already can be played; try again.',
} as const satisfies Sentences
