import type { RoomRole } from '@/lib/framework/roles'
import type { RoundState } from '@/lib/rooms/domain/round/state'
import type { WaitingText } from '../streams/round-stream'

/**
 * The state of a browser's connection to its room. `refused` is final until somebody does something about it.
 */
export type ConnectionState =
  | { status: 'connecting' }
  | { status: 'live' }
  | { status: 'reconnecting'; since: number }
  | { status: 'refused'; code: string; message: string }

/** A refusal that people should see. */
export type Notice = { id: number; code: string; message: string }

/** What components render. Replaced as a whole on every change, so that React can compare it. */
export type RoomView = {
  connection: ConnectionState
  /**
   * The round as this person may see it; null until the first join. Board and worksheet have their own
   * documents.
   */
  round: RoundState | null
  me: { number: number; role: RoomRole } | null
  /** Numbers of the connected members. */
  online: readonly number[]
  /** Changes made here that the server has not acknowledged, and images that have not been uploaded yet. */
  unsaved: number
  /**
   * Whether this browser keeps them across a reload; false in a private window or on a full disk, and,
   * without a connection, while an image waits for its upload.
   */
  kept: boolean
  /** Messages and notes written here that are not in the log yet. */
  waitingTexts: readonly WaitingText[]
  /** What the AI interviewer is saying, as far as it has been generated; null while it says nothing. */
  speaking: string | null
  notices: readonly Notice[]
  /** Raised when the worksheet's document was replaced and editors must bind again. */
  sheetGeneration: number
}

export const emptyView: RoomView = {
  connection: { status: 'connecting' },
  round: null,
  me: null,
  online: [],
  unsaved: 0,
  kept: true,
  waitingTexts: [],
  speaking: null,
  notices: [],
  sheetGeneration: 0,
}
