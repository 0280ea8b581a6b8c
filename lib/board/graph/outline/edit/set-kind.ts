import type { BoardElement } from '@/lib/board/domain/element/element'
import { hasField } from '@/lib/board/domain/fields/fields'
import { shapeSize } from '@/lib/board/domain/shapes/draw-shape'
import { LOOKS } from '@/lib/board/domain/shapes/kind-looks'
import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { BoardComponent } from '../../board-graph'
import type { Sketch } from './sketch'

/** Whether a part is drawn with something that can state a kind: words alone cannot. */
export function canStateKind(elements: ReadonlyMap<string, BoardElement>, part: BoardComponent): boolean {
  return part.elements.some((id) => {
    const element = elements.get(id)
    return element !== undefined && canState(element)
  })
}

/** States the kind of a part. Shapes that still have the colour of the former kind get that of the new one. */
export function setKind(sketch: Sketch, part: BoardComponent, kind: ComponentKind): void {
  const [before, after] = [LOOKS[part.kind], LOOKS[kind]]
  for (const id of part.elements) {
    const element = sketch.find(id)
    if (!element || !canState(element)) continue
    const isShape = isContainer(element)
    const isUntouched = isShape && element.backgroundColor === before.fill
    sketch.set(id, {
      // Only closed shapes can state a kind; a stroke of an icon is not a part of its own.
      ...(isShape || part.id === id ? { customData: { kind } } : {}),
      ...(isUntouched
        ? { backgroundColor: after.fill, strokeStyle: after.isOutside ? 'dashed' : 'solid' }
        : {}),
    })
  }
}

/** Widens a shape to both sides if the name in it has become too long. */
export function widen(sketch: Sketch, id: string): void {
  const shape = sketch.find(id)
  const text = sketch.live().find(({ containerId }) => containerId === id)
  if (!shape || !isContainer(shape) || !text) return
  const { width = 0, height = 0 } = shape
  const kind =
    shape.customData?.kind ??
    (shape.type === 'ellipse' ? 'cdn' : shape.type === 'diamond' ? 'load balancer' : 'service')
  const wanted = shapeSize(kind, text.originalText ?? '')
  if (shape.groupIds.length > 0 || (wanted.width <= width && wanted.height <= height)) return
  const size = { width: Math.max(width, wanted.width), height: Math.max(height, wanted.height) }
  sketch.set(id, {
    ...size,
    x: shape.x - (size.width - width) / 2,
    y: shape.y - (size.height - height) / 2,
  })
}

/** Whether Excalidraw can bind texts to it. */
export function isContainer({ type }: BoardElement): boolean {
  return type === 'rectangle' || type === 'ellipse' || type === 'diamond'
}

function canState({ type }: BoardElement): boolean {
  return hasField(type, 'customData')
}
