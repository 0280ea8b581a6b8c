import type { LooseElement } from '@/lib/board/domain/element/element'
import { liveRectangle } from '../support/board/elements'

/**
 * A realistic drawing: labelled boxes in a grid with arrows between them, links that must not survive, data of other
 * programs, and outdated lists of bound elements.
 */
export function drawing(): string {
  const elements: LooseElement[] = []
  for (let i = 0; i < 40; i++) {
    const [x, y] = [(i % 8) * 220, Math.floor(i / 8) * 160]
    const bound = i % 3 === 0 ? [{ id: 'long-gone', type: 'arrow' }] : [{ id: `label${i}`, type: 'text' }]
    const link = i === 5 ? 'javascript:alert(1)' : null
    elements.push(
      liveRectangle({
        id: `box${i}`,
        x,
        y,
        width: 140,
        boundElements: bound,
        link,
        customData: { from: 'elsewhere' },
        index: null,
      }),
    )
    elements.push(label(`label${i}`, `box${i}`, `Service ${i}`, x, y))
    if (i % 8 !== 0) elements.push(arrow(`arrow${i}`, i, x, y))
  }
  return JSON.stringify({ type: 'excalidraw/clipboard', elements, files: {} })
}

function label(id: string, containerId: string, text: string, x: number, y: number): LooseElement {
  return {
    ...liveRectangle({
      id,
      type: 'text',
      x: x + 20,
      y: y + 27,
      width: 90,
      height: 25,
      index: null,
      boundElements: null,
    }),
    text,
    originalText: text,
    fontSize: 20,
    fontFamily: 5,
    textAlign: 'center',
    verticalAlign: 'middle',
    containerId,
    autoResize: true,
    lineHeight: 1.25,
  }
}

function arrow(id: string, to: number, x: number, y: number): LooseElement {
  return {
    ...liveRectangle({
      id,
      type: 'arrow',
      x: x - 76,
      y: y + 40,
      width: 72,
      height: 0,
      index: null,
      roundness: { type: 2 },
    }),
    points: [
      [0, 0],
      [72, 0],
    ],
    lastCommittedPoint: null,
    startBinding: { elementId: `box${to - 1}`, focus: 0, gap: 4 },
    endBinding: { elementId: `box${to}`, focus: 0, gap: 4 },
    startArrowhead: null,
    endArrowhead: 'arrow',
    elbowed: false,
  }
}
