import type { KeptRecord } from '../../domain/ai/kept-grading'
import type { Pointer } from '../../domain/grade'

/** Whether a graded session contains the target of a pointer. */
export function hasPointer(
  { pieces }: Pick<KeptRecord, 'pieces'>,
  pointer: Pointer,
  { endedAt, startedAt }: { endedAt: number; startedAt: number | null },
): boolean {
  switch (pointer.kind) {
    case 'field':
      return true
    case 'moment':
      return pointer.elapsed <= endedAt - (startedAt ?? endedAt)
    case 'elements': {
      const known = new Set(pieces.flatMap(({ pointer: own }) => (own?.kind === 'elements' ? own.ids : [])))
      return pointer.ids.every((id) => known.has(id))
    }
  }
}
