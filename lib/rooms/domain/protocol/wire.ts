/**
 * The protocol between a browser and a room. Bump when any message here or a command's schema changes;
 * a test pins the hash of both. A browser of another version is asked to reload.
 */
export const PROTOCOL_VERSION = 5

/** Path of the socket endpoint, apart from Next's own upgrade handling. */
export const SOCKET_PATH = '/rt/'

/** Largest message from a browser, in bytes; bigger pastes are split before sending. */
export const MESSAGE_LIMIT = 256 * 1024

/** Highest number of a command: the log keeps them in 32 bits. */
export const LAST_OP = 2 ** 31 - 1

/** Names of the messages. Short, because the edit messages are most of the traffic. */
export const MESSAGE = {
  /** browser → server, with reply: enter a room from a known sequence number. */
  join: 'join',
  /** browser → server: [stream, op, kind, payload], a numbered command. */
  command: 'c',
  /** server → browser: [prev, items], events in order; the author's own item is the acknowledgement. */
  events: 'e',
  /** server → browser: [stream, op, code, message], a refusal. */
  refused: 'no',
  /** both ways, volatile: cursor, selection and viewport. */
  presence: 'p',
  /** server → browser: who is connected now, by member number. */
  online: 'on',
  /** browser → server, with reply: the guide, for interviewers. */
  guide: 'guide',
  /** browser → server, with reply: server time, to estimate the clock's offset and that the line is alive. */
  time: 'time',
  /** server → browser: something about your rights changed, join again. */
  rejoin: 'rejoin',
  /** server → browser: an update for this person, whichever room or page the socket is for. */
  update: 'update',
} as const

/**
 * Each browser tab numbers its commands in three streams, so that a slow one never holds up another:
 * round (clock, chat, guide), board and sheet.
 */
export const STREAMS = ['round', 'board', 'sheet'] as const
export type Stream = (typeof STREAMS)[number]

/** Name of a stream in the log: the tab's id and the stream, by the name that existing logs have for it. */
export function clientOf(tab: string, stream: Stream): string {
  return `${tab}.${stream === 'round' ? 'talk' : stream}`
}

/** A short stand-in for a client's name in events (FNV-1a, 32 bits). Only its owner compares it, with the number. */
export function clientTag(client: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < client.length; i++) hash = Math.imul(hash ^ client.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Refusals that pass: the browser keeps the command and sends it again, with its number and in order. */
const TEMPORARY = new Set([
  'unavailable',
  'draining',
  'rate/edits',
  'rate/chat',
  'rate/asks',
  'out-of-order',
  'room/not-joined',
  'room/unavailable',
])

export function isTemporary(code: string): boolean {
  return TEMPORARY.has(code)
}
