import fc from 'fast-check'
import {
  type BoardElement,
  ELEMENT_TYPES,
  type ElementType,
  type Props,
} from '@/lib/board/domain/element/element'
import { blankElement, type Field, fieldsOf } from '@/lib/board/domain/fields/fields'
import type { Patch } from '@/lib/board/domain/patch/patch'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'

const id = fc.oneof(
  fc.nat(199).map((place) => `known-${place}`),
  fc.stringMatching(/^[A-Za-z0-9_-]{21}$/),
  fc.stringMatching(/^[!-~]{1,64}$/),
)
const hundredths = (most: number) =>
  fc.integer({ min: -most * 100, max: most * 100 }).map((value) => value / 100)
const parts = fc.integer({ min: -50_000, max: 50_000 }).map((value) => value / 10_000)
const point = fc.tuple(hundredths(100_000), hundredths(100_000))
const words = fc.string({ unit: 'grapheme', maxLength: 40 })
const binding = fc
  .record({
    elementId: id,
    focus: parts,
    gap: parts,
    fixedPoint: fc.option(fc.tuple(parts, parts), { nil: undefined }),
  })
  .map(({ fixedPoint, ...plain }) => (fixedPoint ? { ...plain, fixedPoint } : plain))

const VALUES: Record<string, fc.Arbitrary<unknown>> = {
  index: fc.stringMatching(/^a[1-9A-Za-z]([0-9A-Za-z]{0,4}[1-9A-Za-z])?$/),
  x: hundredths(1_000_000),
  y: hundredths(1_000_000),
  width: hundredths(100_000),
  height: hundredths(100_000),
  angle: parts,
  strokeColor: fc.constantFrom('#e03131', 'transparent', '#FFEC99', 'rgb(1 2 3 / 50%)'),
  backgroundColor: fc.constantFrom('#a5d8ff', 'transparent'),
  fillStyle: fc.constantFrom('solid', 'hachure', 'cross-hatch', 'zigzag'),
  strokeWidth: fc.constantFrom(1, 2, 4, 0.5),
  strokeStyle: fc.constantFrom('solid', 'dashed', 'dotted'),
  roughness: fc.constantFrom(0, 1, 2),
  opacity: fc.integer({ min: 0, max: 100 }),
  roundness: fc.constantFrom(null, { type: 3 }, { type: 2, value: 12.5 }),
  seed: fc.nat(),
  groupIds: fc.array(fc.stringMatching(/^[A-Za-z0-9_-]{21}$/), { maxLength: 3 }),
  frameId: fc.option(id),
  link: fc.option(fc.constantFrom('https://example.org/a?b=c', 'mailto:a@example.org')),
  locked: fc.boolean(),
  text: words,
  originalText: words,
  fontSize: fc.constantFrom(16, 20, 28, 20.35),
  fontFamily: fc.integer({ min: 1, max: 9 }),
  textAlign: fc.constantFrom('left', 'center', 'right'),
  verticalAlign: fc.constantFrom('top', 'middle', 'bottom'),
  containerId: fc.option(id),
  autoResize: fc.boolean(),
  lineHeight: fc.constantFrom(1.25, 1.15),
  points: fc.array(point, { minLength: 2, maxLength: 30 }),
  startBinding: fc.option(binding),
  endBinding: fc.option(binding),
  startArrowhead: fc.constantFrom(null, 'arrow', 'dot'),
  endArrowhead: fc.constantFrom(null, 'arrow', 'crowfoot_one_or_many'),
  elbowed: fc.boolean(),
  fixedSegments: fc.option(
    fc.array(fc.record({ start: point, end: point, index: fc.nat(9) }), { maxLength: 3 }),
  ),
  startIsSpecial: fc.constantFrom(null, true, false),
  endIsSpecial: fc.constantFrom(null, true, false),
  pressures: fc.array(
    fc.nat(255).map((level) => level / 255),
    { maxLength: 30 },
  ),
  simulatePressure: fc.boolean(),
  fileId: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
  scale: fc.constantFrom([1, 1], [-1, 1]),
  crop: fc.option(
    fc.record({
      x: hundredths(100),
      y: hundredths(100),
      width: hundredths(100),
      height: hundredths(100),
      naturalWidth: hundredths(100),
      naturalHeight: hundredths(100),
    }),
  ),
  name: fc.option(words),
  customData: fc.option(fc.constantFrom(...COMPONENT_KINDS).map((kind) => ({ kind }))),
}

function values(fields: readonly Field[]): fc.Arbitrary<Props> {
  const picked = Object.fromEntries(fields.map(({ name }) => [name, VALUES[name] ?? fc.constant(null)]))
  return fc.record(picked, { requiredKeys: [] }) as fc.Arbitrary<Props>
}

/** Elements of every type, with any of their fields at values that a board may hold. */
export const anyElement: fc.Arbitrary<BoardElement> = fc
  .constantFrom<ElementType[]>(...ELEMENT_TYPES)
  .chain((type) =>
    fc.tuple(id, values(fieldsOf(type))).map(([name, props]) => ({ ...blankElement(name, type), ...props })),
  )

const anyProps = fc.constantFrom(...ELEMENT_TYPES).chain((type) => values(fieldsOf(type)))
const someProps = anyProps.filter((props) => Object.keys(props).length > 0)

const anyPatch: fc.Arbitrary<Patch> = fc.oneof(
  anyElement.map((added): Patch => ({ kind: 'add', element: added })),
  fc.tuple(id, someProps).map(([name, props]): Patch => ({ kind: 'set', id: name, props })),
  fc.tuple(id, anyProps).map(([name, props]): Patch => ({ kind: 'restore', id: name, props })),
  fc
    .tuple(id, fc.nat(0xffff_ffff), someProps)
    .map(([name, base, props]): Patch => ({ kind: 'write', id: name, base, props })),
  id.map((name): Patch => ({ kind: 'delete', id: name })),
  fc
    .tuple(id, fc.nat(5_000), fc.array(point, { maxLength: 8 }), fc.boolean())
    .map(([name, base, points, pressed]): Patch => {
      return { kind: 'append', id: name, base, points, pressures: pressed ? points.map(() => 0.2) : [] }
    }),
)

/** Lists of patches as in an edit. */
export const anyPatches: fc.Arbitrary<Patch[]> = fc.array(anyPatch, { maxLength: 40 })
