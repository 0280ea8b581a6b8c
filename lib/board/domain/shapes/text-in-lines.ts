import { LINE_HEIGHT, textBox } from '@/lib/content/domain/diagram/text-box'
import type { BoardElement, Props } from '../element/element'
import { blankElement } from '../fields/fields'

/** Excalidraw's number for its handwritten font. */
const EXCALIFONT = 5

/**
 * The fields of a text written without a canvas to measure it: its lines, and approximately the space they need.
 * @param typed the text, on one line
 * @param most width in board pixels at which lines break
 */
export function textInLines(
  typed: string,
  fontSize: number,
  most: number,
): Required<Pick<Props, 'text' | 'originalText' | 'width' | 'height'>> {
  const { lines, width, height } = textBox(typed, fontSize, most)
  return { text: lines.join('\n'), originalText: typed, width, height }
}

/** A text bound to a shape or an arrow. */
export function boundText(
  id: string,
  container: BoardElement,
  fontSize: number,
  written: ReturnType<typeof textInLines>,
): BoardElement {
  return {
    ...blankElement(id, 'text'),
    ...written,
    groupIds: container.groupIds,
    containerId: container.id,
    fontSize,
    fontFamily: EXCALIFONT,
    lineHeight: LINE_HEIGHT,
    textAlign: 'center',
    verticalAlign: 'middle',
  }
}
