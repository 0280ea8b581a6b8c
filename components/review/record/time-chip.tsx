import { PointerChip } from '@/components/grading/pointer-chip'

type TimeChipProps = { elapsed: number; moment: number | null; onShow: (elapsed: number) => void }

/** A moment of the round; pressing it shows the moment on the ruler. */
export function TimeChip({ elapsed, moment, onShow }: TimeChipProps) {
  return (
    <PointerChip
      pointer={{ kind: 'moment', elapsed }}
      parts={[]}
      shown={moment === elapsed}
      onShow={() => onShow(elapsed)}
    />
  )
}
