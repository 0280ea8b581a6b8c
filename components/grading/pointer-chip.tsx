import { IconClock, IconListDetails, IconVectorTriangle } from '@tabler/icons-react'
import type { Pointer } from '@/lib/grading/domain/grade'
import styles from './pointer-chip.module.css'
import { type PointerTargets, pointerWords } from './pointer-words'

const ICONS = { moment: IconClock, field: IconListDetails, elements: IconVectorTriangle } as const
const SAID = {
  moment: 'Show the moment',
  field: 'Show in the worksheet',
  elements: 'Show on the board',
} as const

type PointerChipProps = {
  pointer: Pointer
  parts: PointerTargets['parts']
  /** Whether its target is shown now. */
  shown: boolean
  onShow: (pointer: Pointer) => void
}

/** What a note points at; pressing it shows the target. */
export function PointerChip({ pointer, parts, shown, onShow }: PointerChipProps) {
  const Icon = ICONS[pointer.kind]
  const words = pointerWords(pointer, parts)
  return (
    <button
      type="button"
      className={`${styles.chip} ${pointer.kind === 'moment' ? styles.time : ''}`}
      aria-pressed={shown}
      aria-label={`${SAID[pointer.kind]}: ${words}`}
      onClick={() => onShow(pointer)}
    >
      <Icon size={11} stroke={2} aria-hidden="true" />
      <span>{words}</span>
    </button>
  )
}
