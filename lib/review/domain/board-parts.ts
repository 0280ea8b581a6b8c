import type { BoardDoc } from '@/lib/board/domain/doc'
import { byOrder } from '@/lib/board/domain/order/order-key'

/** An element on the board with words on it, which can therefore be named. */
export type BoardPart = { id: string; label: string }

/** Maximum length of a part's name, in characters. */
const LABEL_LENGTH = 48

/** The parts of a board that can be named, bottom first: a shape or an arrow by its text, or a text on its own. */
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
