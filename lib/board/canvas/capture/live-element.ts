import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { type BoundElement, boundTextPosition, sizeOfPoints } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'

/** An element on Excalidraw's canvas. Excalidraw mutates these in place, so identity says nothing about changes. */
export type LiveElement = {
  id: string
  type: string
  index: string
  isDeleted: boolean
  version: number
  versionNonce: number
  x: number
  y: number
  width: number
  height: number
  boundElements: readonly BoundElement[] | null
  [field: string]: unknown
}

/** The elements on the canvas, deleted ones included, bottom first. */
export function liveElements(api: ExcalidrawImperativeAPI): readonly LiveElement[] {
  // Excalidraw's types are read-only unions over every kind of element; the binding treats fields alike.
  return api.getSceneElementsIncludingDeleted() as unknown as readonly LiveElement[]
}

/** A deep copy of a value of an element. */
export function copyValue<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyValue) as T
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyValue(part)])) as T
}

/** Fields of a board element as the canvas expects them, including derived ones. */
export function liveFields(element: BoardElement, names: Iterable<string>): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name of names) {
    if (name in element) fields[name] = copyValue(element[name as keyof BoardElement])
  }
  if (fields.points && element.points) Object.assign(fields, sizeOfPoints(element.points))
  // Whether an image has loaded is local to each browser; Excalidraw draws it once it has the file.
  if ('fileId' in fields) fields.status = 'saved'
  // The position of bound text is not part of the board.
  if (element.containerId) {
    delete fields.x
    delete fields.y
  }
  return fields
}

/** A board element that is not on the canvas yet. */
export function newLiveElement(element: BoardElement, container: LiveElement | undefined): LiveElement {
  const live = {
    x: 0,
    y: 0,
    ...liveFields(element, Object.keys(element)),
    id: element.id,
    type: element.type,
    boundElements: null,
    version: 1,
    versionNonce: 1,
    updated: 1,
    ...(element.points ? { lastCommittedPoint: null } : {}),
  } as unknown as LiveElement
  if (element.containerId && container) Object.assign(live, textPlace(container, live))
  return live
}

/** The position of a text bound to a live container. */
export function textPlace(container: LiveElement, text: Record<string, unknown>): { x: number; y: number } {
  return boundTextPosition(container as Parameters<typeof boundTextPosition>[0], text)
}
