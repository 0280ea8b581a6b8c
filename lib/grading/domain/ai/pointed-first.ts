import type { Pointer } from '../grade'
import type { SessionPiece } from './session-piece'

/** Milliseconds around a moment in which messages may refer to it. */
const NEAR = 60_000

/**
 * Puts the pieces that an appeal points at before the others. That is all that the new grading learns of the appeal:
 * neither the earlier answer nor the appeal's text.
 */
export function pointedFirst(pieces: readonly SessionPiece[], pointer: Pointer): SessionPiece[] {
  const isMeant = ({ pointer: own }: SessionPiece) => own !== null && meets(own, pointer)
  return [...pieces.filter(isMeant), ...pieces.filter((piece) => !isMeant(piece))]
}

function meets(one: Pointer, other: Pointer): boolean {
  if (one.kind === 'moment' && other.kind === 'moment') return Math.abs(one.elapsed - other.elapsed) <= NEAR
  if (one.kind === 'field' && other.kind === 'field') return one.field === other.field
  if (one.kind === 'elements' && other.kind === 'elements')
    return one.ids.some((id) => other.ids.includes(id))
  return false
}
