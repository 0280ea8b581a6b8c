import { pack, unpack } from 'msgpackr'
import * as Y from 'yjs'
import { decodeBoard, encodeBoard } from '@/lib/board/domain/doc'
import type { RoomState } from '../round/state'

/** Raised when the encoding changes; a snapshot of another format is ignored and the log is read from its start. */
export const STATE_FORMAT = 1

/** A room's state as bytes, for snapshots. @param encoded its board, where that is encoded already */
export function encodeState(state: RoomState, encoded?: Uint8Array): Uint8Array {
  const { board, sheet, ...rest } = state
  return pack({ ...rest, board: encoded ?? encodeBoard(board), sheet: Y.encodeStateAsUpdate(sheet) })
}

/** The inverse of encodeState: a fresh state that shares nothing with others. */
export function decodeState(bytes: Uint8Array): RoomState {
  const { board, sheet, ...rest } = unpack(bytes) as Omit<RoomState, 'board' | 'sheet'> & {
    board: Uint8Array
    sheet: Uint8Array
  }
  const doc = new Y.Doc()
  Y.applyUpdate(doc, sheet, 'log')
  // Snapshots from before there were meeting links have none.
  return { ...rest, meetingLink: rest.meetingLink ?? null, board: decodeBoard(board), sheet: doc }
}
