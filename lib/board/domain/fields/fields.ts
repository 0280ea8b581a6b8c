import type { BoardElement, ElementType, FieldName, Props } from '../element/element'
import { choice, type FieldKind, flag, optional } from './field-kind'
import { binding, crop, fixedSegments, points, pressures, ratioPair, roundness } from './geometry-kinds'
import { extent, integer, length, ratio } from './number-kinds'
import { shapeData } from './shape-data'
import {
  color,
  contentHash,
  elementId,
  groupIds,
  link,
  name,
  orderKey,
  textKind,
  typedText,
} from './text-kinds'

/** The definition of a field. `number` is its name on the wire: never give an old number to a new field. */
export type Field = Readonly<{ name: FieldName; number: number; kind: FieldKind<unknown>; fallback: unknown }>

function field<T>(name: FieldName, number: number, kind: FieldKind<T>, fallback: T): Field {
  return { name, number, kind, fallback }
}

const arrowhead = optional(
  choice(
    'arrow',
    'bar',
    'dot',
    'circle',
    'circle_outline',
    'triangle',
    'triangle_outline',
    'diamond',
    'diamond_outline',
    'crowfoot_one',
    'crowfoot_many',
    'crowfoot_one_or_many',
  ),
)

// The fallback is the most frequent value; it is not written when an element is added.
const common = [
  field('index', 1, orderKey, 'a0'),
  field('x', 2, length, 0),
  field('y', 3, length, 0),
  field('angle', 4, ratio, 0),
  field('strokeColor', 5, color, '#1e1e1e'),
  field('backgroundColor', 6, color, 'transparent'),
  field('fillStyle', 7, choice('solid', 'hachure', 'cross-hatch', 'zigzag'), 'solid'),
  field('strokeWidth', 8, length, 2),
  field('strokeStyle', 9, choice('solid', 'dashed', 'dotted'), 'solid'),
  field('roughness', 10, length, 1),
  field('opacity', 11, length, 100),
  field('roundness', 12, optional(roundness), null),
  field('seed', 13, integer, 1),
  field('groupIds', 14, groupIds, []),
  field('frameId', 15, optional(elementId), null),
  field('link', 16, optional(link), null),
  field('locked', 17, flag, false),
]

const box = [field('width', 18, extent, 0), field('height', 19, extent, 0)]

const written = [
  field('text', 20, textKind, ''),
  field('originalText', 21, typedText, ''),
  field('fontSize', 22, length, 20),
  field('fontFamily', 23, integer, 5),
  field('textAlign', 24, choice('left', 'center', 'right'), 'left'),
  field('verticalAlign', 25, choice('top', 'middle', 'bottom'), 'top'),
  field('containerId', 26, optional(elementId), null),
  field('autoResize', 27, flag, true),
  field('lineHeight', 28, ratio, 1.25),
]

const pointed = [field('points', 29, points, [])]

const line = [
  field('startBinding', 30, optional(binding), null),
  field('endBinding', 31, optional(binding), null),
  field('startArrowhead', 32, arrowhead, null),
  field('endArrowhead', 33, arrowhead, null),
]

const arrow = [
  field('elbowed', 34, flag, false),
  field('fixedSegments', 35, optional(fixedSegments), null),
  field('startIsSpecial', 36, optional(flag), null),
  field('endIsSpecial', 37, optional(flag), null),
]

const stroke = [field('pressures', 38, pressures, []), field('simulatePressure', 39, flag, true)]

const image = [
  field('fileId', 40, optional(contentHash), null),
  field('scale', 41, ratioPair, [1, 1] as const),
  field('crop', 42, optional(crop), null),
]

const frame = [field('name', 43, optional(name), null)]

const drawn = [field('customData', 44, shapeData, null)]

const FIELDS_OF: Record<ElementType, readonly Field[]> = {
  rectangle: [...common, ...box, ...drawn],
  ellipse: [...common, ...box, ...drawn],
  diamond: [...common, ...box, ...drawn],
  arrow: [...common, ...pointed, ...line, ...arrow],
  line: [...common, ...pointed, ...line, ...drawn],
  freedraw: [...common, ...pointed, ...stroke, ...drawn],
  text: [...common, ...box, ...written],
  image: [...common, ...box, ...image, ...drawn],
  frame: [...common, ...box, ...frame],
}

const ALL = [common, box, written, pointed, line, arrow, stroke, image, frame, drawn].flat()
const BY_NUMBER = new Map(ALL.map((entry) => [entry.number, entry]))
const BY_NAME = new Map(ALL.map((entry) => [entry.name as string, entry]))
const NAMES_OF = new Map(
  Object.entries(FIELDS_OF).map(([type, fields]) => [
    type,
    new Set<string>(fields.map((entry) => entry.name)),
  ]),
)

/** All fields of an element type, in the order in which they are written. */
export function fieldsOf(type: ElementType): readonly Field[] {
  return FIELDS_OF[type]
}

export function hasField(type: ElementType, name: string): boolean {
  return NAMES_OF.get(type)?.has(name) === true
}

/** Whether elements of this type have all the fields to be set. */
export function hasFields({ type }: BoardElement, props: Props): boolean {
  return Object.keys(props).every((name) => hasField(type, name))
}

export function fieldByNumber(number: number): Field | undefined {
  return BY_NUMBER.get(number)
}

export function fieldNamed(name: string): Field | undefined {
  return BY_NAME.get(name)
}

/**
 * One element of each type to copy from. JSON.parse creates plain records, which V8 reads and copies several times as
 * fast as objects that were filled key by key.
 */
const BLANKS = Object.fromEntries(
  Object.entries(FIELDS_OF).map(([type, fields]) => {
    const values = fields.map(({ name, fallback }) => [name, fallback])
    const blank = { id: '', type, isDeleted: false, ...Object.fromEntries(values) }
    // Complete by construction: every field of the type is there.
    return [type, JSON.parse(JSON.stringify(blank)) as BoardElement]
  }),
) as Record<ElementType, BoardElement>

/** An element of a type with every field at its fallback. */
export function blankElement(id: string, type: ElementType): BoardElement {
  return { ...BLANKS[type], id }
}

/** A copy with some fields changed; see BLANKS for why it is made this way. */
export function withProps(element: BoardElement, props: Props): BoardElement {
  const copy: Record<string, unknown> = { ...element }
  for (const name in props) copy[name] = props[name as FieldName]
  return copy as BoardElement
}

/** Whether a value is exactly the field's fallback. */
export function isFallback({ fallback }: Field, value: unknown): boolean {
  if (!Array.isArray(fallback)) return value === fallback
  return (
    Array.isArray(value) && value.length === fallback.length && value.every((part, i) => part === fallback[i])
  )
}

const FIELD_OVERHEAD = 8
const ELEMENT_OVERHEAD = 60

/** The bytes that a field of an element counts for. */
export function fieldSize({ name, kind }: Field, value: unknown): number {
  return name.length + FIELD_OVERHEAD + kind.size(value)
}

/** The bytes that an element counts for. */
export function elementSize(element: BoardElement): number {
  let size = ELEMENT_OVERHEAD
  for (const entry of FIELDS_OF[element.type]) size += fieldSize(entry, element[entry.name])
  return size
}

const BLANK_SIZES = Object.fromEntries(
  Object.entries(BLANKS).map(([type, blank]) => [type, elementSize(blank) - blank.index.length]),
)

/** The same for an element with only fallbacks and its order key. */
export function bareSize({ type, index }: BoardElement): number {
  return (BLANK_SIZES[type] ?? 0) + index.length
}
