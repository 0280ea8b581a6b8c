import type { BoardElement } from '@/lib/board/domain/element/element'
import { blankElement } from '@/lib/board/domain/fields/fields'
import { hash } from '@/lib/board/domain/merge/hash'
import { boundText, textInLines } from '@/lib/board/domain/shapes/text-in-lines'
import { ARROW_GAP, aimAround } from '../place/aim-arrow'
import type { Sketch } from './sketch'

/** How large labels of arrows are written, and where their lines break, in board pixels. */
export const LABEL_SIZE = 16
export const LABEL_WIDTH = 160
/** Between arrows beside each other. */
const ASIDE = 28

/**
 * Draws an arrow between two shapes, around others. It is dashed when nobody waits for an answer.
 * @param beside how many arrows there are between the two already
 * @returns its id
 */
export function connect(
  sketch: Sketch,
  from: BoardElement,
  to: BoardElement,
  { label, waits, beside }: Readonly<{ label: string; waits: boolean; beside: number }>,
): string {
  const id = sketch.newId()
  // To the one side, then to the other, seen from the same end.
  const far = Math.ceil(beside / 2) * ASIDE * (beside % 2 === 0 ? -1 : 1)
  const aim = aimAround(from, to, from.id < to.id ? far : -far, sketch.live())
  const arrow: BoardElement = {
    ...blankElement(id, 'arrow'),
    ...aim,
    startBinding: { elementId: from.id, focus: 0, gap: ARROW_GAP },
    endBinding: { elementId: to.id, focus: 0, gap: ARROW_GAP },
    endArrowhead: 'arrow',
    // A curve swings out where a long stretch meets a short one.
    roundness: aim.points.length > 2 ? null : { type: 2 },
    strokeStyle: waits ? 'solid' : 'dashed',
    seed: hash(id),
  }
  const text =
    label && boundText(sketch.newId(), arrow, LABEL_SIZE, textInLines(label, LABEL_SIZE, LABEL_WIDTH))
  sketch.add(text ? [arrow, text] : [arrow])
  return id
}
