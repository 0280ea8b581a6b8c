import type { BoardDoc } from '@/lib/board/domain/doc'
import { byOrder } from '@/lib/board/domain/order/order-key'

/** Something on the board that has words on it, and so can be named. */
export type BoardPart = { id: string; label: string }

/** Longest name of a part, in characters. */
const LABEL_LENGTH = 48

/** The parts of a board that can be named, bottom first: a shape or an arrow by its text, or a text by itself. */
export function boardParts({ elements }: Pick<BoardDoc, 'elements'>): BoardPart[] {
  return [...elements.values()]
    .filter((element) => !element.isDeleted && element.type === 'text')
    .sort(byOrder)
    .flatMap((text) => {
      const label = (text.originalText ?? '').replace(/\s+/g, ' ').trim()
      if (!label) return []
      const id = elements.get(text.containerId ?? '')?.isDeleted === false ? text.containerId : text.id
      const short = label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH - 1).trimEnd()}…` : label
      return [{ id: id ?? text.id, label: short }]
    })
}
