import type { Sentences } from './sentence'

const ENDED = 'This interview has ended, so nobody can join it.'

export const ROOMS_SENTENCES = {
  'room/not-open': 'This room opens ten minutes before the round. Come back then.',
  'room/not-joined': 'Open the room again.',
  'room/unavailable': 'The room could not be read just now. Trying again.',
  'room/not-taken':
    'The room did not take one of your changes, and its reason was lost with the connection. Look and try again.',
  'room/started': 'This interview has started, so it is kept for everybody in it.',
  'room/matched': 'This room was made for both of you, so you can only leave the room.',
  'room/full':
    'This room has recorded as much as a room can hold, so this was not added. The round can still be ended; make a new room to go on.',
  'room/too-many-today':
    'You made {most} rooms within a day. Use one of them, or make the next one tomorrow.',
  'room/too-many-open':
    'You have {most} rooms of this week that have not ended. Open one of them, or end one.',
  'person/too-much-today':
    'You have reached the most that one person can add in a day, so this was not added. You can go on tomorrow.',
  duplicate: 'The room has this already.',
  'nothing-to-do': 'That is how it is already.',
  'out-of-order': 'Waiting for an earlier change.',
  'plan/unknown-step': 'There is no step called {slug}.',
  'plan/length': 'A round lasts between a minute and two hours.',
  'plan/started': 'The plan is fixed once the interview has started.',
  'round/started': 'This interview has started already.',
  'round/not-started': 'This interview has not started yet.',
  'round/ended': 'This interview has ended already.',
  'round/not-candidate': 'Only the candidate who made the room can go on alone.',
  'round/not-alone': 'Your interviewer has been in the room, so it stays a round for two.',
  'round/no-candidate': 'There is no candidate yet. Send the invite link, or take that role.',
  'round/candidate-elsewhere':
    '{name} is the candidate of another open round on this case. That one has to end first.',
  'round/not-interviewer': 'The interviewer runs the clock and the steps.',
  'round/time-left': 'The interviewer ends the round; you can once the planned time is over.',
  'step/not-interviewer': 'The interviewer runs the clock and the steps.',
  'round/not-running': 'The clock is not running.',
  'round/not-paused': 'The clock is not paused.',
  'step/not-running': 'Steps move only during the interview.',
  'step/too-many': 'The steps were moved {most} times, and a round keeps no more. The clock goes on.',
  'step/unknown': 'The plan has no such step.',
  'ai-grading/observer': 'Observers have no say in how a round is graded.',
  'ai-grading/not-creator': 'Only the room’s creator can have the round graded by AI at the end.',
  'ai-grading/started':
    'AI grading is chosen before the start. When the interview is over, its page offers it to all of you.',
  'ai-grading/not-available': 'No AI model is set up here any more, so the round is graded by people alone.',
  'chat/observer': 'Observers watch; they do not write in the chat.',
  'chat/full': {
    by: 'of',
    of: {
      messages: 'A room keeps {most} messages, and this one has that many.',
      characters:
        'A room’s chat holds {most} characters, and this message no longer fits. Shorten it, or go on by voice.',
    },
  },
  'note/not-interviewer': 'Private notes and marks belong to the interviewer.',
  'note/not-found': 'That note is gone already.',
  'note/too-many': {
    by: 'of',
    of: {
      notes: 'You have {most} notes here. Delete one to write another.',
      characters: 'Your notes here have {most} characters together. Delete one to write another.',
    },
  },
  'interviewer/not-available':
    'There is no AI interviewer here any more. Turn it off and create the room again.',
  'interviewer/none': 'This room has no AI interviewer.',
  'interviewer/quiet': 'The AI interviewer was told to be quiet.',
  'interviewer/unknown-fact': 'The guide has no such fact.',
  'member/started': 'Roles are fixed once the interview has started.',
  'member/not-found': 'That person is not in this room.',
  'member/creator': 'The room’s creator can’t be removed.',
  'member/not-allowed': 'Only the room’s creator or interviewer can change roles and the meeting link.',
  'role/taken': 'There is a candidate already. Change their role first.',
  'role/saw-guide': '{name} has read this case’s guide, so they can’t be its candidate.',
  'role/interviews-elsewhere':
    '{name} is the interviewer of another open round on this case, so they can’t be its candidate.',
  'role/answers-elsewhere':
    '{name} is the candidate of another open round on this case, so they can’t interview with it.',
  'meeting/started':
    'The meeting link is fixed once the interview has started. Send another one in the chat.',
  'meeting/alone': 'This is a round alone, so there is nobody to meet.',
  'work/observer': 'Observers watch; they cannot change the board or worksheet.',
  'work/ended': 'This interview has ended. Its board and worksheet are kept as they are.',
  'sheet/malformed': 'That change to the worksheet could not be read, so it was not taken.',
  'sheet/unknown-field': 'The worksheet has no such field.',
  'sheet/out-of-order': 'That text builds on a change that was not taken.',
  'sheet/too-large': 'The worksheet is full (100 KB). Shorten something, then try again.',
  'sheet/too-much-work': 'This changes too much at once, so nothing was changed. Do it in smaller parts.',
  'sheet/worn-out':
    'This worksheet has been changed as often as one can be. Go on in the chat or on the board.',
  'guide/not-interviewer': 'The guide is for the interviewer, who decides what to reveal.',
  'guide/not-running': 'Hints and curveballs belong to a running interview.',
  'guide/answering':
    'You are, or are about to be, the candidate of another open round on this case. Its guide and its other rooms open to you when that round is over.',
  'guide/too-many': 'You have ticked {most} items off. Take one back first.',
  'hint/unknown': 'There is no such hint.',
  'hint/order': 'Hints are a ladder: give the one before it first.',
  'trial/not-interviewer': 'The interviewer decides what is tried on the board.',
  'trial/not-running': 'Things are tried on the board of a running interview.',
  'trial/too-early': 'Finish the design first. From the deep dive on you can try things on your board.',
  'trial/too-large': 'This changes more parts and figures than one trial can hold. Put some of them back.',
  'trial/too-many': 'This room keeps {most} trials, so this one was not kept.',
  'curveball/unknown': 'There is no such curveball, or all were played.',
  'seat/interviews-elsewhere':
    'You are the interviewer of another open round on this case, so you can’t be its candidate. Choose another case, or end that round first.',
  'invite/invalid': 'This invite link does not work any more. Ask for a new one.',
  'invite/ended': ENDED,
  'invite/full': 'This room has {most} people already.',
  'invite/too-many': 'This room has {most} links that work. Use one of them.',
  'invite/not-allowed': 'Only the room’s creator or interviewer can invite people.',
  'invite/alone': 'This is a round alone. Make a room for two to invite somebody.',
  'next-round/not-over': 'Swap roles once this interview has ended.',
  'next-round/alone': 'There is nobody to swap roles with in this round.',
  'next-round/proposed': 'The next round is proposed already. Join it from the page of this one.',
  'next-round/same-case': 'You both know that case now. Choose another one.',
  'next-round/partner-knows': '{name} can’t be the candidate on that case just now. Choose another one.',
  'image/observer': 'Observers watch; they cannot add images.',
  'image/ended': 'This interview has ended. Its board is kept as it is.',
  'image/too-large': 'An image may have 4 MB. Make it smaller, then add it again.',
  'image/hash': 'The image did not arrive whole. Add it again.',
  'image/too-many': 'A room keeps {most} images. This board has that many.',
  'image/format': 'Boards take PNG, JPEG and WebP images. This file is none of them, or is damaged.',
  'image/busy': 'Many pictures are on their way to you already. Load this page again in a minute.',
  'image/not-kept': 'The image could not be kept. Add it again.',
} as const satisfies Sentences
