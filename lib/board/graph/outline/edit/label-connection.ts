import { boxOf } from '@/lib/board/domain/element/derive'
import { boundText, textInLines } from '@/lib/board/domain/shapes/text-in-lines'
import type { BoardEdge } from '../../board-graph'
import { LABEL_SIZE, LABEL_WIDTH } from './connect'
import type { Sketch } from './sketch'

/** Changes the label of a connection; an empty one removes it. */
export function labelConnection(sketch: Sketch, { elements }: BoardEdge, label: string): void {
  const drawn = elements.flatMap((id) => sketch.find(id) ?? [])
  const [text, ...others] = drawn.filter(({ type }) => type === 'text')
  for (const { id } of label && text ? others : [text, ...others].flatMap((one) => one ?? []))
    sketch.delete(id)
  if (!label) return
  if (text) {
    sketch.write(text.id, label, text.fontSize ?? LABEL_SIZE, LABEL_WIDTH)
    return
  }
  const line = drawn.find(({ type }) => type === 'arrow') ?? drawn[0]
  if (!line) return
  const added = boundText(sketch.newId(), line, LABEL_SIZE, textInLines(label, LABEL_SIZE, LABEL_WIDTH))
  if (line.type === 'arrow') {
    sketch.add([added])
    return
  }
  // Excalidraw binds texts only to arrows.
  const { x, y, width, height } = boxOf(line)
  const size = { width: added.width ?? 0, height: added.height ?? 0 }
  sketch.add([
    { ...added, containerId: null, x: x + (width - size.width) / 2, y: y + height / 2 - size.height - 4 },
  ])
}
