import type { Pointer } from '@/lib/grading/domain/grade'
import type { PointerTargets } from '../pointer-words'

/** What evidence can point at, what is pointed at now, and how to show something else. */
export type Showing = {
  targets: PointerTargets
  shown: Pointer | null
  onShow: (pointer: Pointer) => void
}
