import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { boundIndex } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { type LiveElement, liveElements, newLiveElement } from '../capture/live-element'

/** Adds new elements to a canvas as if the person had drawn them in one go: selected, and undone together. */
export function insertElements(api: ExcalidrawImperativeAPI, elements: readonly BoardElement[]): void {
  const bound = boundIndex(elements)
  const added = new Map<string, LiveElement>()
  for (const element of elements) {
    const live = newLiveElement(element, added.get(element.containerId ?? ''))
    added.set(element.id, { ...live, boundElements: bound.get(element.id) ?? null })
  }
  const selected = elements.filter(({ type, containerId }) => type !== 'text' || !containerId)
  api.updateScene({
    elements: [...liveElements(api), ...added.values()] as never,
    appState: { selectedElementIds: Object.fromEntries(selected.map(({ id }) => [id, true as const])) },
    captureUpdate: CaptureUpdateAction.IMMEDIATELY,
  })
}
