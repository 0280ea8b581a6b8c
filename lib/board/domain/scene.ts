import type { BoardDoc } from './doc'
import { type BoundElement, boundIndex, boundTextPosition, sizeOfPoints } from './element/derive'
import type { BoardElement, LooseElement } from './element/element'
import { sameElement } from './element/same-element'
import { byOrder } from './order/order-key'

/** A live element with everything needed to derive Excalidraw's form of it. */
export type ScenePart = {
  element: BoardElement
  /** The position of text bound to a shape; null for elements with their own position. */
  place: { x: number; y: number } | null
  bound: readonly BoundElement[]
}

const UNBOUND: readonly BoundElement[] = []

/** The parts of a board's scene, bottom first. */
export function sceneParts({
  elements,
}: Readonly<{ elements: ReadonlyMap<string, BoardElement> }>): ScenePart[] {
  const bound = boundIndex(elements.values())
  return [...elements.values()]
    .filter((element) => !element.isDeleted)
    .sort(byOrder)
    .map((element) => {
      const container = elements.get(element.containerId ?? '')
      const place = container && !container.isDeleted ? boundTextPosition(container, element) : null
      return { element, place, bound: bound.get(element.id) ?? UNBOUND }
    })
}

/** Whether two parts look the same. */
export function samePart(a: ScenePart, b: ScenePart): boolean {
  return (
    a.place?.x === b.place?.x &&
    a.place?.y === b.place?.y &&
    a.bound.length === b.bound.length &&
    a.bound.every(({ id, type }, index) => id === b.bound[index]?.id && type === b.bound[index]?.type) &&
    sameElement(a.element, b.element)
  )
}

/**
 * An element in Excalidraw's form, with everything that the board leaves out. Shares values with the element: do not
 * change it.
 */
export function sceneElement({ element, place, bound }: ScenePart): LooseElement {
  const { points } = element
  return {
    ...element,
    ...(points ? { ...sizeOfPoints(points), lastCommittedPoint: null } : {}),
    ...place,
    ...(element.type === 'image' ? { status: 'saved' } : {}),
    boundElements: bound.length > 0 ? bound : null,
    version: 1,
    versionNonce: 1,
    updated: 1,
  }
}

/** The live elements in Excalidraw's form, bottom first. They share nothing with the board. */
export function sceneElements(doc: Pick<BoardDoc, 'elements'>): LooseElement[] {
  return sceneParts(doc).map((part) => structuredClone(sceneElement(part)))
}
