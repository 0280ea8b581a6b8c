import type { Sentences } from './sentence'

/** Sentences about the server and the connection to it, whatever the request. */
export const SERVER_SENTENCES = {
  internal: 'Something went wrong on our side. Nothing was changed. Try again.',
  offline: 'The server can’t be reached. Nothing is lost. Try again in a moment.',
  unavailable: 'The server can’t do this just now. Nothing was changed; try again in a moment.',
  draining: 'The server is restarting. Your work is kept and sent again.',
  'invalid-input': 'Some fields need another look. Nothing was changed.',
  'not-found': {
    by: 'what',
    of: {
      page: 'This page does not exist, or it is not yours to see.',
      room: 'This room does not exist, or it is not yours to see.',
      round: 'This round does not exist, or it is not yours to see.',
      review: 'This review does not exist any more, or it is not yours to see.',
      session: 'This session does not exist, or it is not yours to see.',
      case: 'This case does not exist, or it is not yours to see.',
      version: 'This version does not exist, or it is not yours to see.',
      image: 'This image does not exist, or it is not yours to see.',
      match: 'This match does not exist, or it is not yours to see.',
      group: 'This group does not exist, or it is not yours to see.',
      person: 'This person does not exist, or it is not yours to see.',
      shared: 'This link does not exist any more.',
      report: 'This report does not exist, or it is not yours to see.',
      seat: 'You are not in this room any more.',
    },
  },
  'wire/version': 'Threepoint was updated. Reload this page to continue; your work is kept.',
  'wire/malformed': 'That message was not in the expected form, so nothing was changed.',
  'wire/unreadable': 'The server sent something this page cannot read. Reload it.',
  'wire/unknown-command': 'This room does not know that command.',
  'socket/again': 'This connection already has a socket.',
  'socket/too-many': 'You already have this open in five tabs. Close one of them.',
  'line/lost': 'The connection was lost. Try again in a moment.',
  'rate/edits': 'That was too much at once. It is kept and sent again.',
  'rate/chat': 'The limit is five messages in five seconds. This one is kept and sent in a moment.',
  'rate/asks': 'Too many requests. Trying again in a moment.',
} as const satisfies Sentences
