import type { BoardElement } from '@/lib/board/domain/element/element'
import { blankElement } from '@/lib/board/domain/fields/fields'
import { hash } from '@/lib/board/domain/merge/hash'
import { boundText, textInLines } from '@/lib/board/domain/shapes/text-in-lines'
import { ARROW_GAP, aimAround } from '../place/aim-arrow'
import type { Sketch } from './sketch'

/** Font size of arrow labels, and the width at which their lines break, in board pixels. */
export const LABEL_SIZE = 16
export const LABEL_WIDTH = 160
/** Distance between parallel arrows. */
const ASIDE = 28

/**
 * Draws an arrow between two shapes, around others. It is dashed if nobody waits for an answer.
 * @param beside how many arrows there already are between the two
 * @returns its id
 */
export function connect(
  sketch: Sketch,
  from: BoardElement,
  to: BoardElement,
  { label, waits, beside }: Readonly<{ label: string; waits: boolean; beside: number }>,
): string {
  const id = sketch.newId()
  // Alternately to one side and the other, seen from the same end.
  const far = Math.ceil(beside / 2) * ASIDE * (beside % 2 === 0 ? -1 : 1)
  const aim = aimAround(from, to, from.id < to.id ? far : -far, sketch.live())
  const arrow: BoardElement = {
    ...blankElement(id, 'arrow'),
    ...aim,
    startBinding: { elementId: from.id, focus: 0, gap: ARROW_GAP },
    endBinding: { elementId: to.id, focus: 0, gap: ARROW_GAP },
    endArrowhead: 'arrow',
    // A curve overshoots where a long segment meets a short one.
    roundness: aim.points.length > 2 ? null : { type: 2 },
    strokeStyle: waits ? 'solid' : 'dashed',
    seed: hash(id),
  }
  const text =
    label && boundText(sketch.newId(), arrow, LABEL_SIZE, textInLines(label, LABEL_SIZE, LABEL_WIDTH))
  sketch.add(text ? [arrow, text] : [arrow])
  return id
}
