/**
 * Version of the protocol between a browser and a room. Raise it when a message, a command, an event or a
 * field of the board changes: a test pins a hash of them all. A browser with another version is asked to
 * reload.
 */
export const PROTOCOL_VERSION = 13

/** Path of the socket endpoint, separate from Next's own upgrade handling. */
export const SOCKET_PATH = '/rt/'

/** Maximum size of a message from a browser, in bytes; bigger pastes are split before sending. */
export const MESSAGE_LIMIT = 256 * 1024

/** Maximum number of a command: the log stores it in 32 bits. */
export const LAST_OP = 2 ** 31 - 1

/**
 * Names of the messages, which are defined in messages/. They are short, because edit messages are most of
 * the traffic, and separate from the schemas, which browsers do not load.
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
 * Each browser tab numbers its commands in three streams, so that a slow one never delays another: round
 * (clock, chat, guide), board and sheet.
 */
export const STREAMS = ['round', 'board', 'sheet'] as const
export type Stream = (typeof STREAMS)[number]

/** The client id of a stream in the log: the tab's id and the stream's name in existing logs. */
export function clientOf(tab: string, stream: Stream): string {
  return `${tab}.${stream === 'round' ? 'talk' : stream}`
}

/**
 * A short substitute for a client id in events (FNV-1a, 32 bits). Only its owner compares it, together with
 * the number.
 */
export function clientTag(client: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < client.length; i++) hash = Math.imul(hash ^ client.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/**
 * Temporary refusals: the browser keeps the command and sends it again, with the same number and in order.
 */
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
