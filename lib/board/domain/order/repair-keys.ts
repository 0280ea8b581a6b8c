import { type AppError, appError } from '@/lib/shared/errors'
import { Work } from '@/lib/shared/work'
import type { BoardDoc } from '../doc'
import { hash } from '../merge/hash'
import type { BoardDraft } from '../patch/draft'
import type { Patch } from '../patch/patch'
import { COST } from '../work'
import { isOrderKey, keyBetween } from './order-key'

/** All keys of a board are between these. Normal drawing never comes near them. */
const FLOOR = 'Wzzzz'
const CEILING = 'd0000'

/**
 * Elements with a longer key go to the top of the stack instead: only repeated requests for one place produce such
 * keys.
 */
const LONGEST = 100

/**
 * Makes the order keys of an edit unique and keeps them away from the far ends: an element that asks for a key
 * somebody else holds gets one right above it. The salt comes from the element, so that the same edit is always
 * corrected in the same way; keys that still collide are numbered, so that each takes only a few attempts. Throws
 * `board/bad-order-key` if there is no room for a key of reasonable length.
 */
export function keyCorrections(doc: BoardDoc, draft: BoardDraft['elements'], work = new Work()): Patch[] {
  // Most edits leave the order alone, and an element that holds its key keeps it.
  const asking: [id: string, index: string][] = []
  for (const [id, { index }] of draft) if (doc.keys.holder(index) !== id) asking.push([id, index])
  if (asking.length === 0) return []
  const claimed = new Set<string>()
  const isFree = (key: string, id: string) => {
    if (claimed.has(key)) return false
    const holder = doc.keys.holder(key)
    // A holder that moves away in this same edit frees its key.
    return holder === undefined || holder === id || (draft.get(holder)?.index ?? key) !== key
  }
  let number = 0
  const freeKey = ([below, above]: Gap, id: string) => {
    let key = keyBetween(below, above, hash(id))
    // Each number is tried once: claimed keys can block no more attempts than there are claimed keys.
    while (!isFree(key, id)) {
      work.add(COST.key)
      key = keyBetween(below, above, hash(id), ++number)
    }
    return key
  }
  const corrections: Patch[] = []
  for (const [id, index] of asking) {
    let key = index
    if (index >= CEILING || index <= FLOOR || !isFree(index, id)) {
      work.add(COST.key)
      key = freeKey(gapAt(doc, index), id)
      if (key.length > LONGEST) key = freeKey(topGap(doc), id)
      if (!isOrderKey(key)) throw noRoom()
      corrections.push({ kind: 'set', id, props: { index: key } })
    }
    claimed.add(key)
  }
  return corrections
}

type Gap = readonly [below: string, above: string]

function gapAt(doc: BoardDoc, index: string): Gap {
  if (index >= CEILING) return topGap(doc)
  if (index <= FLOOR) return [FLOOR, doc.keys.first() ?? CEILING]
  return [index, doc.keys.next(index) ?? CEILING]
}

function topGap(doc: BoardDoc): Gap {
  return [doc.keys.last() ?? 'a0', CEILING]
}

function noRoom(): AppError {
  return appError('board/bad-order-key')
}
