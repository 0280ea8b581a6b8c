import { BOARD_LIMITS } from './board-limits'
import type { BoardDoc } from './doc'
import type { Draft } from './draft'
import { hash } from './hash'
import { mergeText } from './merge-text'
import type { Patch } from './patch'

/**
 * Carries what somebody typed over to what the text has become meanwhile, where it is still known what they typed it
 * into. The merged text is not laid out yet: its author's browser does that, because only browsers know fonts.
 */
export function mergedTexts(doc: BoardDoc, patches: readonly Patch[], draft: Draft['elements']): Patch[] {
  return patches.flatMap((patch): Patch[] => {
    if (patch.kind !== 'write' || patch.props.originalText === undefined) return []
    const theirs = doc.elements.get(patch.id)?.originalText
    if (theirs === undefined || hash(theirs) === patch.base || draft.get(patch.id)?.isDeleted) return []
    const base = doc.recentTexts.find(patch.id, patch.base)
    if (base === undefined) return []
    const merged = mergeText(base, theirs, patch.props.originalText)
    if (merged === patch.props.originalText || merged.length > BOARD_LIMITS.elementBytes / 8) return []
    return [{ kind: 'set', id: patch.id, props: { text: merged, originalText: merged } }]
  })
}
