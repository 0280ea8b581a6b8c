import { restoreElements } from '@excalidraw/excalidraw'
import type { Patch } from '@/lib/board/domain/patch/patch'
import type { LiveElement } from '../capture/live-element'
import type { Replica } from '../replica/replica'

/**
 * Texts whose layout is wrong after two people's edits: wrapped for a width that the shape no longer has, or not
 * wrapped at all. Only the browser whose edit was still unconfirmed corrects them.
 * @param changed what edits from elsewhere have just changed
 */
export function textsToLayOut(replica: Replica, changed: ReadonlySet<string>): string[] {
  if (replica.pendingCount === 0) return []
  const isPending = (id: string, names: readonly string[]) =>
    replica.pendingPatches(id).some((patch) => 'props' in patch && names.some((name) => name in patch.props))
  const found: string[] = []
  for (const { id, type, isDeleted, containerId } of replica.local.elements.values()) {
    if (type !== 'text' || isDeleted) continue
    const shape = containerId ?? ''
    const ownText = changed.has(shape) && isPending(id, ['text', 'fontSize', 'fontFamily'])
    const ownShape = changed.has(id) && isPending(shape, ['width'])
    const ownFont = changed.has(id) && isPending(id, ['fontSize', 'fontFamily'])
    if (ownText || ownShape || ownFont) found.push(id)
  }
  return found
}

/** Lays a text out as Excalidraw would, and returns the resulting patches. */
export function layOutText(text: LiveElement, container: LiveElement | undefined): Patch[] {
  const typed = { ...text, text: text.originalText }
  const restored = restoreElements((container ? [container, typed] : [typed]) as never, null, {
    refreshDimensions: true,
    // Excalidraw measures texts only during a repair; here there is nothing else to repair.
    repairBindings: true,
  })
  const laidOut = restored.find(({ id }) => id === text.id) as unknown as LiveElement | undefined
  if (!laidOut) return []
  const { text: lines, width, height } = laidOut
  const same =
    lines === text.text && Math.abs(width - text.width) < 0.05 && Math.abs(height - text.height) < 0.05
  if (same) return []
  return [
    { kind: 'set', id: text.id, props: { text: String(lines), width: round(width), height: round(height) } },
  ]
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
