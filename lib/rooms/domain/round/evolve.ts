import * as Y from 'yjs'
import { applyEdit } from '@/lib/board/domain/patch/decide-edit'
import type { RoomEvent } from '../log/events'
import { evolveRound } from './evolve-round'
import type { RoomState } from './state'

/**
 * Applies one event to a room. The same function serves the live server, loading, replay and tests, and
 * browsers use its parts, so that all of them agree.
 * @param state is consumed: it is changed in place, except for its round and heads, which are replaced.
 * @param event the next event of the log, with `seq` above `state.seq` (a viewer's log has gaps at private
 * events).
 */
export function evolve(state: RoomState, event: RoomEvent): RoomState {
  switch (event.kind) {
    case 'board/edited':
      applyEdit(state.board, event.data.patches, event.data.corrections)
      break
    case 'sheet/updated':
      Y.applyUpdate(state.sheet, event.data.update, 'log')
      break
    default:
      state.round = evolveRound(state.round, event)
  }
  state.seq = event.seq
  state.heads = headsAfter(state, event)
  if (event.client !== null && event.op !== null) state.clients[event.client] = event.op
  return state
}

function headsAfter(state: RoomState, event: RoomEvent): RoomState['heads'] {
  const { heads } = state
  if (event.visibility === 'all') return { all: event.seq, staff: event.seq, own: heads.own }
  if (event.visibility === 'staff') return { ...heads, staff: event.seq }
  return { ...heads, own: { ...heads.own, [event.visibility]: event.seq } }
}
