import { Work } from '@/lib/shared/work'
import type { BoardDoc } from '../doc'
import type { BoardElement } from '../element/element'
import { ElementDraft } from '../element/element-draft'
import { Measured, SizeDraft } from '../measure'
import { STATES } from '../merge/recent-texts'
import { COST } from '../work'
import { type Patch, patchId } from './patch'

/** The elements that an edit changes, in their new state, alongside the unchanged board; and their sizes. */
export type BoardDraft = {
  readonly elements: ReadonlyMap<string, BoardElement>
  readonly sizes: ReadonlyMap<string, number>
  /** The latest states of each changed text, including intermediate ones: their authors continue from those. */
  readonly texts: ReadonlyMap<string, readonly string[]>
}

type Entry = { readonly id: string; readonly draft: ElementDraft; readonly size: SizeDraft; changed: boolean }

const NO_TEXTS: ReadonlyMap<string, readonly string[]> = new Map()

/**
 * Computes what patches would change, in order, without changing the board. Stale patches change nothing. However
 * often a patch names an element, the element is copied and measured once.
 * @param check is called with each patch of an existing element, and may throw
 */
export function draftPatches(
  doc: BoardDoc,
  patches: readonly Patch[],
  work = new Work(),
  check?: (element: BoardElement, patch: Patch) => void,
): BoardDraft {
  const entries = new Map<string, Entry>()
  // In the order of the first changes, which is the order in which elements get their references.
  const changed: Entry[] = []
  let texts: Map<string, string[]> | null = null
  for (const patch of patches) {
    work.add(COST.patch)
    const id = patchId(patch)
    let entry = entries.get(id)
    if (!entry) {
      const held = doc.elements.get(id)
      if (!held && patch.kind !== 'add') continue
      const size = new SizeDraft(held, doc.sizes.get(id) ?? 0)
      entry = { id, draft: new ElementDraft(held, work), size, changed: false }
      entries.set(id, entry)
    }
    const { draft } = entry
    const before = draft.element
    const text = before?.originalText
    if (before) check?.(before, patch)
    if (!draft.apply(patch)) continue
    entry.size.changedBy(patch)
    if (!entry.changed) changed.push(entry)
    entry.changed = true
    const now = draft.element?.originalText
    if (before && text !== now) {
      texts ??= new Map()
      keepState(texts, id, text ?? '', now ?? '')
    }
  }
  return finished(changed, texts ?? NO_TEXTS, work)
}

function finished(changed: readonly Entry[], texts: BoardDraft['texts'], work: Work): BoardDraft {
  const elements = new Map<string, BoardElement>()
  const sizes = new Map<string, number>()
  const measured = new Measured(work)
  for (const { id, draft, size } of changed) {
    if (!draft.element) continue
    work.add(COST.element)
    elements.set(id, draft.element)
    sizes.set(id, size.of(draft.element, measured))
  }
  return { elements, sizes, texts }
}

function keepState(texts: Map<string, string[]>, id: string, before: string, after: string): void {
  const states = texts.get(id) ?? [before]
  states.push(after)
  if (states.length > 2 * STATES) states.splice(0, states.length - STATES)
  texts.set(id, states)
}
