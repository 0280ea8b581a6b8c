import { type Field, fieldsOf } from '../fields/fields'
import { points as pointList, pressures as pressureList } from '../fields/geometry-kinds'
import { hash } from '../merge/hash'
import type { Patch } from '../patch/patch'
import { cleanElement, cleanField, isDerived } from './clean-element'
import {
  type BoardElement,
  type FieldName,
  isMadeOfPoints,
  type LooseElement,
  type PathPoint,
  type Props,
} from './element'

/**
 * Fields that people see as one thing are set together, so that two edits cannot mix into a third that nobody made.
 */
const ARROW_REGISTER: readonly FieldName[] = ['x', 'y', 'points']
const ELBOW_REGISTER: readonly FieldName[] = [
  ...ARROW_REGISTER,
  'fixedSegments',
  'startIsSpecial',
  'endIsSpecial',
]
const TEXT_REGISTER: readonly FieldName[] = ['text', 'originalText', 'width', 'height']

/**
 * The patches that turn the board's element into the one on a canvas; none if they differ only by rounding.
 * @param shownIndex an order key that the canvas made up to break a tie, which is not a change. Throws `board/…` if
 * the canvas shows something that the board does not allow.
 */
export function diffElement(
  held: BoardElement | undefined,
  live: LooseElement,
  shownIndex?: string,
): Patch[] {
  if (!held) return [{ kind: 'add', element: cleanElement({ ...live, isDeleted: false }) }, ...deletion(live)]
  const { id } = held
  const changed = changedFields(held, live).filter(
    ({ name }) => name !== 'index' || live.index !== shownIndex,
  )
  if (live.isDeleted === true) {
    if (held.isDeleted) return []
    const key = changed.filter(({ name }) => name === 'index')
    return [...setOf(id, propsOf(key, live)), { kind: 'delete', id }]
  }
  if (held.isDeleted) return [{ kind: 'restore', id, props: propsOf(changed, live) }]
  const appended = appendedPoints(held, live, changed)
  if (!appended) {
    const props = propsOf(withRegisters(held, live, changed), live)
    if (held.originalText === undefined || props.originalText === undefined) return setOf(id, props)
    return props.originalText === held.originalText
      ? setOf(id, props)
      : [{ kind: 'write', id, base: hash(held.originalText), props }]
  }
  const rest = changed.filter(({ name }) => name !== 'points' && name !== 'pressures')
  return [...setOf(id, propsOf(rest, live)), appended]
}

function deletion(live: LooseElement): Patch[] {
  return live.isDeleted === true ? [{ kind: 'delete', id: String(live.id) }] : []
}

function changedFields(held: BoardElement, live: LooseElement): Field[] {
  return fieldsOf(held.type).filter((field) => {
    if (isDerived(field, live)) return false
    // A forbidden link counts as no link.
    const value = field.name === 'link' ? cleanField(field, live) : (live[field.name] ?? field.fallback)
    return !field.kind.same(held[field.name], value)
  })
}

function withRegisters(held: BoardElement, live: LooseElement, changed: readonly Field[]): readonly Field[] {
  let register: readonly FieldName[] = []
  if (held.type === 'text') register = TEXT_REGISTER
  else if (isMadeOfPoints(held.type)) register = live.elbowed === true ? ELBOW_REGISTER : ARROW_REGISTER
  const trigger = held.type === 'text' ? ['text', 'originalText'] : register
  // Text that leaves its shape has its own position again.
  const freed = changed.some(({ name }) => name === 'containerId') ? (['x', 'y'] as const) : []
  const names = new Set<string>(freed)
  if (changed.some(({ name }) => trigger.includes(name))) for (const name of register) names.add(name)
  return fieldsOf(held.type).filter(
    (field) => changed.includes(field) || (names.has(field.name) && !isDerived(field, live)),
  )
}

function propsOf(fields: readonly Field[], live: LooseElement): Props {
  const props: Record<string, unknown> = {}
  for (const field of fields) props[field.name] = cleanField(field, live)
  // Each value was cleaned by its own field's kind.
  return props as Props
}

function setOf(id: string, props: Props): Patch[] {
  return Object.keys(props).length > 0 ? [{ kind: 'set', id, props }] : []
}

/** The patch for a stroke that has only grown. Only the new points are compared twice: strokes get long. */
function appendedPoints(held: BoardElement, live: LooseElement, changed: readonly Field[]): Patch | null {
  const names = changed.map(({ name }) => name)
  if (held.type !== 'freedraw' || !names.includes('points') || names.includes('x') || names.includes('y'))
    return null
  const { points = [] } = held
  const now = live.points
  const pressed = Array.isArray(live.pressures) ? live.pressures : []
  if (!Array.isArray(now) || now.length <= points.length) return null
  if (!points.every((point, i) => near(point, now[i]))) return null
  return {
    kind: 'append',
    id: held.id,
    base: points.length,
    points: pointList.clean(now.slice(points.length)),
    pressures: pressureList.clean(pressed.slice(points.length)),
  }
}

function near(a: PathPoint, b: PathPoint | undefined): boolean {
  return b !== undefined && Math.abs(a[0] - b[0]) <= 0.0075 && Math.abs(a[1] - b[1]) <= 0.0075
}
