import { Work } from '../work'
import type { BoardDoc } from './doc'
import type { BoardElement } from './element'
import { ElementDraft } from './element-draft'
import { type Measured, SizeDraft } from './measure'
import { type Patch, patchId } from './patch'
import { STATES } from './recent-texts'
import { COST } from './work'

/** The elements an edit changes, as they will be, beside the board as it is; and what each of them weighs. */
export type Draft = {
  readonly elements: ReadonlyMap<string, BoardElement>
  readonly sizes: ReadonlyMap<string, number>
  /** The newest states that each changed text went through, also those in between: their authors go on from them. */
  readonly texts: ReadonlyMap<string, readonly string[]>
}

type Entry = { draft: ElementDraft; size: SizeDraft }

/**
 * Works out what patches would change, in their order, without changing the board. Stale patches change nothing.
 * However often a patch names an element, it is copied and measured once.
 * @param check sees each patch of an element that is there, and may throw
 */
export function draftPatches(
  doc: BoardDoc,
  patches: readonly Patch[],
  work = new Work(),
  check?: (element: BoardElement, patch: Patch) => void,
): Draft {
  const entries = new Map<string, Entry>()
  const changed = new Map<string, Entry>()
  const texts = new Map<string, string[]>()
  for (const patch of patches) {
    const id = patchId(patch)
    const entry = entries.get(id) ?? newEntry(doc, id, patch, work)
    if (!entry) continue
    entries.set(id, entry)
    const { draft, size } = entry
    const before = draft.element
    const text = before?.originalText
    if (before) check?.(before, patch)
    work.add('props' in patch ? COST.patch + COST.field * Object.keys(patch.props).length : COST.patch)
    if (!draft.apply(patch)) continue
    size.changedBy(patch)
    // The order of the first changes, which is the order that elements get their references in.
    if (!changed.has(id)) changed.set(id, entry)
    const now = draft.element?.originalText
    if (before && text !== now) keepState(texts, id, text ?? '', now ?? '')
  }
  return { ...finished(changed, work), texts }
}

function newEntry(doc: BoardDoc, id: string, patch: Patch, work: Work): Entry | null {
  const held = doc.elements.get(id)
  if (!held && patch.kind !== 'add') return null
  return { draft: new ElementDraft(held, work), size: new SizeDraft(held, doc.sizes.get(id) ?? 0) }
}

function finished(changed: ReadonlyMap<string, Entry>, work: Work): Pick<Draft, 'elements' | 'sizes'> {
  const elements = new Map<string, BoardElement>()
  const sizes = new Map<string, number>()
  const measured: Measured = new Map()
  for (const [id, { draft, size }] of changed) {
    if (!draft.element) continue
    work.add(COST.element)
    elements.set(id, draft.element)
    sizes.set(id, size.of(draft.element, measured, work))
  }
  return { elements, sizes }
}

function keepState(texts: Map<string, string[]>, id: string, before: string, after: string): void {
  const states = texts.get(id) ?? [before]
  states.push(after)
  if (states.length > 2 * STATES) states.splice(0, states.length - STATES)
  texts.set(id, states)
}
