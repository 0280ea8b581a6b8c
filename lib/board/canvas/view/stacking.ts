import { generateKeyBetween } from 'fractional-indexing'
import { byOrder } from '@/lib/board/domain/order/order-key'
import type { LiveElement } from '../capture/live-element'
import type { SceneDraft } from './scene-draft'

/**
 * Sorts the scene. If two elements have the same key until the server corrects that, the upper one gets a key that is
 * local to this canvas: Excalidraw would otherwise invent one and count it as a change by the person.
 * @param ownKeys by element id; updated here
 */
export function stack(
  draft: SceneDraft,
  keyOf: (id: string) => string | undefined,
  ownKeys: Map<string, string>,
): LiveElement[] {
  restoreKeys(draft, keyOf, ownKeys)
  const elements = [...draft.elements.values()].sort(byOrder)
  let below: string | null = null
  for (const [place, element] of elements.entries()) {
    if (below !== null && element.index <= below) {
      const above = elements.slice(place + 1).find((other) => below !== null && other.index > below)
      const key = generateKeyBetween(below, above?.index ?? null)
      draft.set(element.id, { index: key })
      ownKeys.set(element.id, key)
      elements[place] = draft.elements.get(element.id) ?? element
      below = key
    } else below = element.index
  }
  return elements
}

function restoreKeys(
  draft: SceneDraft,
  keyOf: (id: string) => string | undefined,
  ownKeys: Map<string, string>,
): void {
  for (const [id, shown] of ownKeys) {
    const key = keyOf(id)
    if (key !== undefined && draft.elements.get(id)?.index === shown && key !== shown)
      draft.set(id, { index: key })
  }
  ownKeys.clear()
}
