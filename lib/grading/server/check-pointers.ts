import type { RoomState } from '@/lib/rooms/domain/round/state'
import { appError } from '@/lib/shared/errors'
import type { Pointer, Scores } from '../domain/grade'

/**
 * Refuses notes that point at something this session does not have: a moment after its end, an element that is not on
 * its board. @throws AppError `grade/bad-pointer`
 */
export function checkPointers(scores: Scores, state: RoomState): void {
  for (const { pointer } of Object.values(scores)) {
    if (pointer && !isThere(pointer, state)) {
      throw appError('grade/bad-pointer')
    }
  }
}

function isThere(pointer: Pointer, { round: { clock }, board }: RoomState): boolean {
  switch (pointer.kind) {
    case 'moment':
      return clock.status === 'ended' && pointer.elapsed <= clock.elapsed
    case 'elements':
      return pointer.ids.every((id) => board.elements.get(id)?.isDeleted === false)
    case 'field':
      return true
  }
}
