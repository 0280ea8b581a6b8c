import type { Pointer } from '@/lib/grading/domain/grade'
import type { PointerTargets } from '../pointer-words'

/** What evidence can point at, what is pointed at right now, and how to show something else. */
export type Showing = {
  targets: PointerTargets
  shown: Pointer | null
  onShow: (pointer: Pointer) => void
}
