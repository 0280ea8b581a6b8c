import type { BoardElement, FieldName, Props } from '@/lib/board/domain/element/element'
import { changedFields } from '@/lib/board/domain/element/same-element'
import { hasField } from '@/lib/board/domain/fields/fields'
import { hash } from '@/lib/board/domain/merge/hash'
import { type Patch, patchId } from '@/lib/board/domain/patch/patch'

type Elements = ReadonlyMap<string, BoardElement>

/** One of the person's own edits: the elements before and after it. */
export type DoneEdit = Readonly<{ before: Elements; after: Elements }>

/** Fields that people see as one thing are undone together, or not at all. */
const REGISTERS: readonly (readonly FieldName[])[] = [
  ['x', 'y', 'points', 'width', 'height'],
  ['text', 'originalText'],
]

/** Records what an edit did, for its undo. */
export function doneEdit(patches: readonly Patch[], before: Elements, after: Elements): DoneEdit {
  const ids = new Set(patches.map(patchId))
  const some = (elements: Elements) => new Map([...elements].filter(([id]) => ids.has(id)))
  return { before: some(before), after: some(after) }
}

/** The same edit in reverse, for a redo. */
export function reversed({ before, after }: DoneEdit): DoneEdit {
  return { before: after, after: before }
}

/**
 * The patches that undo an edit. Anything changed by somebody since stays as they left it.
 * @param now the board
 */
export function undoEdit({ before, after }: DoneEdit, now: Elements): Patch[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): Patch[] => {
    const [was, done, is] = [before.get(id), after.get(id), now.get(id)]
    if (!is) return []
    const wasThere = was !== undefined && !was.isDeleted
    const isLeft = done !== undefined && !done.isDeleted
    if (!wasThere) return isLeft && !is.isDeleted ? [{ kind: 'delete', id }] : []
    if (!isLeft) return is.isDeleted ? [{ kind: 'restore', id, props: {} }] : []
    return is.isDeleted ? [] : setBack(was, done, is)
  })
}

function setBack(was: BoardElement, done: BoardElement, is: BoardElement): Patch[] {
  const since = new Set(changedFields(done, is))
  const held = new Set([
    ...since,
    ...REGISTERS.filter((names) => names.some((name) => since.has(name))).flat(),
  ])
  const props: Props = {}
  for (const name of changedFields(was, done))
    if (!held.has(name) && hasField(was.type, name)) Object.assign(props, { [name]: was[name as FieldName] })
  if (Object.keys(props).length === 0) return []
  if (props.originalText === undefined || is.originalText === undefined)
    return [{ kind: 'set', id: is.id, props }]
  return [{ kind: 'write', id: is.id, base: hash(is.originalText), props }]
}
