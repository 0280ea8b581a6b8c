import type { Pointer } from '@/lib/grading/domain/grade'
import { pointerValue } from './pointer-words'

/** Whether two notes point at the same thing; nothing is never the same. */
export function samePointer(one: Pointer | null, other: Pointer | null): boolean {
  return one !== null && pointerValue(one) === pointerValue(other)
}
