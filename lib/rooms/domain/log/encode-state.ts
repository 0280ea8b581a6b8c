import { pack, unpack } from 'msgpackr'
import * as Y from 'yjs'
import { decodeBoard, encodeBoard } from '@/lib/board/domain/doc'
import type { RoomState, RoundState } from '../round/state'

/**
 * Raised when the encoding changes; snapshots in another format are ignored and the log is read from its
 * start.
 */
export const STATE_FORMAT = 1

/** The layout that snapshots have had from the start: the round's fields beside the rest. */
type Encoded = RoundState &
  Pick<RoomState, 'seq' | 'clients' | 'heads'> & { board: Uint8Array; sheet: Uint8Array }

/** A room's state as bytes, for snapshots. @param encoded its board, if already encoded */
export function encodeState(state: RoomState, encoded?: Uint8Array): Uint8Array {
  const { round, seq, clients, heads, board, sheet } = state
  const whole: Encoded = {
    ...round,
    seq,
    clients,
    heads,
    board: encoded ?? encodeBoard(board),
    sheet: Y.encodeStateAsUpdate(sheet),
  }
  return pack(whole)
}

/** The inverse of encodeState: a fresh state that shares nothing with others. */
export function decodeState(bytes: Uint8Array): RoomState {
  const { seq, clients, heads, board, sheet, ...round } = unpack(bytes) as Encoded
  const doc = new Y.Doc()
  Y.applyUpdate(doc, sheet, 'log')
  return {
    seq,
    clients,
    heads,
    // Snapshots of earlier releases have no meeting link and no trials.
    round: { ...round, meetingLink: round.meetingLink ?? null, trials: round.trials ?? [] },
    board: decodeBoard(board),
    sheet: doc,
  }
}
