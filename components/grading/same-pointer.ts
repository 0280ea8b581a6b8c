import type { Pointer } from '@/lib/grading/domain/grade'
import { pointerValue } from './pointer-words'

/** Whether two notes point at the same thing; two empty pointers do not. */
export function samePointer(one: Pointer | null, other: Pointer | null): boolean {
  return one !== null && pointerValue(one) === pointerValue(other)
}
