import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'
import type { CommentTarget, CommentThread } from './comment'

const FIELDS: readonly string[] = SHEET_FIELDS.map(({ id }) => id)

/**
 * Threads in the order of the round: by moment, then by worksheet field, then grades; ties in the order of creation.
 */
export function inRoundOrder(threads: readonly CommentThread[]): CommentThread[] {
  return threads.toSorted((a, b) => {
    const [one, other] = [placeOf(a.about), placeOf(b.about)]
    return one[0] - other[0] || one[1] - other[1] || a.first.seq - b.first.seq
  })
}

function placeOf(about: CommentTarget): [kind: number, within: number] {
  switch (about.kind) {
    case 'moment':
    case 'element':
      return [0, about.elapsed]
    case 'field':
      return [1, FIELDS.indexOf(about.field)]
    case 'grade':
      return [2, 0]
  }
}
