import type { Work } from '@/lib/shared/work'
import { BOARD_LIMITS } from '../board-limits'
import type { BoardDoc } from '../doc'
import type { BoardDraft } from '../patch/draft'
import type { Patch } from '../patch/patch'
import { COST } from '../work'
import { hash } from './hash'
import { allPairs, mergeText } from './merge-text'

type Write = Extract<Patch, { kind: 'write' }>

/**
 * Carries what somebody typed over to the text's current state, if the state they typed it into is still known. The
 * merged text is not laid out yet: its author's browser does that, because only browsers have font metrics.
 */
export function mergedTexts(
  doc: BoardDoc,
  patches: readonly Patch[],
  draft: BoardDraft['elements'],
  work: Work,
): Patch[] {
  if (!patches.some(({ kind }) => kind === 'write')) return []
  const newest = new Map<string, Write>()
  for (const patch of patches)
    if (patch.kind === 'write' && patch.props.originalText !== undefined) newest.set(patch.id, patch)
  const pairs = allPairs()
  return [...newest.values()].flatMap(({ id, base: wanted, props: { originalText: mine = '' } }): Patch[] => {
    const theirs = doc.elements.get(id)?.originalText
    if (theirs === undefined || draft.get(id)?.isDeleted) return []
    work.add(Math.ceil(theirs.length / COST.letters))
    if (hash(theirs) === wanted) return []
    const base = doc.recentTexts.find(id, wanted, work)
    if (base === undefined) return []
    const merged = mergeText(base, theirs, mine, pairs, work)
    if (merged === mine || merged.length > BOARD_LIMITS.elementBytes / 8) return []
    return [{ kind: 'set', id, props: { text: merged, originalText: merged } }]
  })
}
