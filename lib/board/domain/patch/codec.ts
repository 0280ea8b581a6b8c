import { assertNever } from '@/lib/shared/assert-never'
import { AppError } from '@/lib/shared/errors'
import { Work } from '@/lib/shared/work'
import { type BoardElement, ELEMENT_TYPES, type Props } from '../element/element'
import { malformed } from '../fields/bytes'
import {
  fieldsIn,
  readFields,
  readNumbers,
  readValues,
  writeFields,
  writeNumbers,
  writeValues,
} from '../fields/field-list'
import { blankElement, type Field, fieldsOf, isFallback, withProps } from '../fields/fields'
import { points as pointList, pressures as pressureList } from '../fields/geometry-kinds'
import { BoardReader, BoardWriter, type RefTable } from '../fields/refs'
import { COST, TOO_MUCH_WORK } from '../work'
import { type Patch, patchId } from './patch'

const FORMAT = 1

// Kinds of run on the wire. The head byte contains the kind and, above it, the number of patches that follow.
const ADD = 0
const SET = 1
/** The same values for several elements. */
const SET_SAME = 2
const APPEND = 3
const APPEND_WITH_PRESSURES = 4
const DELETE = 5
const RESTORE = 6
const WRITE = 7
const KINDS = 8
const MANY = 31

type SetPatch = Extract<Patch, { kind: 'set' }>

/**
 * Encodes patches as bytes. Elements that the server knows are named by their short reference; runs of similar patches
 * share one head and one list of fields.
 */
export function encodePatches(patches: readonly Patch[], refs: RefTable): Uint8Array {
  const to = new BoardWriter(refs)
  to.byte(FORMAT)
  let at = 0
  while (at < patches.length) {
    let end = at + 1
    while (end < patches.length && patches[end]?.kind === patches[at]?.kind) end++
    writeRun(to, patches.slice(at, end))
    at = end
  }
  return to.finish()
}

function writeRun(to: BoardWriter, run: readonly Patch[]): void {
  const kind = run[0]?.kind
  if (kind === 'set')
    writeSets(
      to,
      run.filter((patch) => patch.kind === 'set'),
    )
  else if (kind === 'delete') {
    const ids = new Set(run.map(patchId))
    writeHead(to, DELETE, ids.size)
    for (const id of ids) to.id(id)
  } else for (const patch of run) writeOne(to, patch)
}

function writeOne(to: BoardWriter, patch: Patch): void {
  switch (patch.kind) {
    case 'add':
      writeHead(to, ADD, 1)
      writeElement(to, patch.element)
      return
    case 'append': {
      const pressed = patch.pressures.length > 0
      writeHead(to, pressed ? APPEND_WITH_PRESSURES : APPEND, 1)
      to.id(patch.id)
      to.uint(patch.base)
      pointList.write(to, patch.points)
      if (pressed) pressureList.write(to, patch.pressures)
      return
    }
    case 'write':
      writeHead(to, WRITE, 1)
      to.id(patch.id)
      to.uint(patch.base)
      writeFields(to, patch.props, fieldsIn(patch.props))
      return
    case 'restore':
      writeHead(to, RESTORE, 1)
      to.id(patch.id)
      writeFields(to, patch.props, fieldsIn(patch.props))
      return
    case 'set':
    case 'delete':
      return
    default:
      assertNever(patch)
  }
}

function writeElement(to: BoardWriter, element: BoardElement): void {
  to.newId(element.id)
  to.byte(ELEMENT_TYPES.indexOf(element.type))
  writeFields(
    to,
    element,
    fieldsOf(element.type).filter((field) => !isFallback(field, element[field.name])),
  )
}

/** Groups sets of the same fields: patches of different elements may change places, those of one element may not. */
function writeSets(to: BoardWriter, sets: readonly SetPatch[]): void {
  const distinct = new Set(sets.map((patch) => patch.id)).size === sets.length
  const groups = new Map<string, SetPatch[]>()
  for (const [place, patch] of sets.entries()) {
    const fields = fieldsIn(patch.props).map((field) => field.number)
    const key = distinct ? fields.join() : String(place)
    const group = groups.get(key)
    if (group) group.push(patch)
    else groups.set(key, [patch])
  }
  for (const group of groups.values()) {
    const fields = fieldsIn(group[0]?.props ?? {})
    if (fields.length > 0) writeSetGroup(to, group, fields)
  }
}

function writeSetGroup(to: BoardWriter, group: readonly SetPatch[], fields: readonly Field[]): void {
  const [first] = group
  if (!first) return
  const same = group.length > 1 && new Set(group.map((patch) => valueKey(patch.props, fields))).size === 1
  writeHead(to, same ? SET_SAME : SET, group.length)
  writeNumbers(to, fields)
  for (const patch of group) {
    to.id(patch.id)
    if (!same) writeValues(to, patch.props, fields)
  }
  if (same) writeValues(to, first.props, fields)
}

function valueKey(props: Props, fields: readonly Field[]): string {
  return JSON.stringify(fields.map(({ name }) => props[name]))
}

function writeHead(to: BoardWriter, kind: number, count: number): void {
  to.byte(Math.min(count, MANY) * KINDS + kind)
  if (count >= MANY) to.uint(count)
}

/**
 * Decodes patches from the log. `refs` must be at least as long as it was for the writer. Throws `board/malformed` for
 * anything that cannot be read, and nothing else.
 */
export function decodePatches(bytes: Uint8Array, refs: RefTable, work = new Work()): Patch[] {
  return decode(bytes, refs, work, false)
}

/**
 * Decodes the patches of a new edit. `board/malformed` also covers anything that encodePatches would not have written,
 * such as a run that names an element twice; the log may contain such edits from before this rule. @throws also what
 * `work` throws
 */
export function decodeNewPatches(bytes: Uint8Array, refs: RefTable, work: Work): Patch[] {
  return decode(bytes, refs, work, true)
}

function decode(bytes: Uint8Array, refs: RefTable, work: Work, isNew: boolean): Patch[] {
  try {
    work.add(bytes.length * COST.byte)
    const from = new BoardReader(bytes, refs, work)
    if (from.byte() !== FORMAT) throw malformed()
    const patches: Patch[] = []
    while (!from.done) {
      const first = patches.length
      const kind = readRun(from, patches, work)
      if (isNew) checkRun(kind, patches, first)
    }
    return patches
  } catch (error) {
    if (!(error instanceof AppError) || error.code === TOO_MUCH_WORK) throw error
    throw malformed()
  }
}

/** @returns the kind of the run */
function readRun(from: BoardReader, patches: Patch[], work: Work): number {
  const head = from.byte()
  const kind = head % KINDS
  const count = head < MANY * KINDS ? Math.floor(head / KINDS) : from.count()
  if (count === 0) throw malformed()
  work.add(count * (kind === ADD ? COST.added : COST.patch))
  if (kind === SET) {
    const fields = readSetFields(from)
    work.add(count * fields.length * COST.field)
    for (let left = count; left > 0; left--) {
      patches.push({ kind: 'set', id: from.id(), props: readValues(from, fields) })
    }
  } else if (kind === SET_SAME) {
    const fields = readSetFields(from)
    const ids = Array.from({ length: count }, () => from.id())
    const props = readValues(from, fields)
    for (const id of ids) patches.push({ kind: 'set', id, props })
  } else for (let left = count; left > 0; left--) patches.push(readOne(from, kind))
  return kind
}

/** A run names each element once, or the cost of one byte of it would be unbounded; an append must not be empty. */
function checkRun(kind: number, patches: readonly Patch[], first: number): void {
  const count = patches.length - first
  if (count > 1 && (kind === SET || kind === SET_SAME || kind === DELETE)) {
    if (new Set(patches.slice(first).map(patchId)).size < count) throw malformed()
  }
  for (let at = first; at < patches.length; at++) {
    const patch = patches[at]
    if (patch?.kind === 'append' && patch.points.length === 0) throw malformed()
  }
}

function readSetFields(from: BoardReader): Field[] {
  const fields = readNumbers(from)
  if (fields.length === 0) throw malformed()
  return fields
}

function readOne(from: BoardReader, kind: number): Patch {
  switch (kind) {
    case ADD: {
      const id = from.newId()
      const type = ELEMENT_TYPES[from.byte()]
      if (!type) throw malformed()
      return { kind: 'add', element: withProps(blankElement(id, type), readFields(from, type)) }
    }
    case APPEND:
    case APPEND_WITH_PRESSURES:
      return {
        kind: 'append',
        id: from.id(),
        base: from.uint(),
        points: pointList.read(from),
        pressures: kind === APPEND ? [] : pressureList.read(from),
      }
    case DELETE:
      return { kind: 'delete', id: from.id() }
    case WRITE:
      return { kind: 'write', id: from.id(), base: from.uint(), props: readValues(from, readNumbers(from)) }
    case RESTORE:
      return { kind: 'restore', id: from.id(), props: readValues(from, readNumbers(from)) }
    default:
      throw malformed()
  }
}
