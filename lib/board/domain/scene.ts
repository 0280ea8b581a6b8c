import type { BoardDoc } from './doc'
import { boundIndex, boundTextPosition, sizeOfPoints } from './element/derive'
import type { BoardElement, LooseElement } from './element/element'
import { byOrder } from './order/order-key'

/** The live elements as Excalidraw reads them, bottom first: with everything that the board leaves out. */
export function sceneElements(doc: Pick<BoardDoc, 'elements'>): LooseElement[] {
  const bound = boundIndex(doc.elements.values())
  return [...doc.elements.values()]
    .filter((element) => !element.isDeleted)
    .sort(byOrder)
    .map((element) =>
      sceneElement(element, doc.elements.get(element.containerId ?? ''), bound.get(element.id)),
    )
}

function sceneElement(
  element: BoardElement,
  container: BoardElement | undefined,
  bound: unknown[] = [],
): LooseElement {
  const { points } = element
  return {
    ...structuredClone(element),
    ...(points ? { ...sizeOfPoints(points), lastCommittedPoint: null } : {}),
    ...(container && !container.isDeleted ? boundTextPosition(container, element) : {}),
    ...(element.type === 'image' ? { status: 'saved' } : {}),
    boundElements: bound.length > 0 ? bound : null,
    version: 1,
    versionNonce: 1,
    updated: 1,
  }
}
