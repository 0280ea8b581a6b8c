/**
 * Version of the protocol between a browser and a room. Raise it when a message, a command, an event or a field of the
 * board changes: a test pins a hash of them all. A browser of another version is asked to reload.
 */
export const PROTOCOL_VERSION = 13

/** Path of the socket endpoint, apart from Next's own upgrade handling. */
export const SOCKET_PATH = '/rt/'

/** Largest message from a browser, in bytes; bigger pastes are split before sending. */
export const MESSAGE_LIMIT = 256 * 1024

/** Highest number of a command: the log keeps them in 32 bits. */
export const LAST_OP = 2 ** 31 - 1

/**
 * Names of the messages; what each of them is stands in messages/. Short, because the edit messages are most of the
 * traffic, and apart from the schemas, which browsers do without.
 */
export const MESSAGE = {
  join: 'join',
  command: 'c',
  events: 'e',
  refused: 'no',
  presence: 'p',
  online: 'on',
  guide: 'guide',
  time: 'time',
  rejoin: 'rejoin',
  update: 'update',
  speaking: 'sp',
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
