import fc from 'fast-check'
import type { Props } from '@/lib/board/domain/element/element'
import { fieldsIn, writeNumbers, writeValues } from '@/lib/board/domain/fields/field-list'
import { BoardWriter, RefTable } from '@/lib/board/domain/fields/refs'
import { hash } from '@/lib/board/domain/merge/hash'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import type { Patch } from '@/lib/board/domain/patch/patch'
import { element } from '../../support/board/elements'
import { anyPatches } from '../../support/board/patches'
import type { Random } from '../../support/board/random'
import { type Forms, mutated, size } from '../input'
import { alikeIds } from './alike-ids'

const EDIT_BYTES = 195_000
const nobody = new RefTable()

const newId = (random: Random) => `f${Math.floor(random.next() * 1e15).toString(36)}`
const edit = (patches: readonly Patch[]) => encodePatches(patches, nobody)
const add = (
  id: string,
  type: Parameters<typeof element>[1],
  props: Parameters<typeof element>[2] = {},
): Patch => ({
  kind: 'add',
  element: element(id, type, props),
})
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at))
const text = (random: Random, most: number) => 'word \n'.repeat(Math.ceil(size(random, 6, most) / 6))
const typed = (value: string) => ({ text: value, originalText: value })

function somePatches(random: Random): Patch[] {
  return fc.sample(anyPatches, { seed: random.below(2 ** 31), numRuns: 1 })[0] ?? []
}

/** The kinds of runs, as numbered by the codec. */
const [SET_SAME, DELETE] = [2, 5]

/** A run that names the same element over and over, which no browser writes. */
function repeated(kind: number, added: Patch[], place: number, count: number, props?: Props): Uint8Array {
  const writer = new BoardWriter(nobody)
  writer.bytes(edit(added))
  writer.byte(31 * 8 + kind)
  writer.uint(count)
  const fields = fieldsIn(props ?? {})
  if (props) writeNumbers(writer, fields)
  for (let left = count; left > 0; left--) writer.uint(place * 2 + 3)
  if (props) writeValues(writer, props, fields)
  return writer.finish()
}

/** Complete edits, each of which a room may have to decide. They only refer to elements that they add themselves. */
export const boardForms: Forms = {
  'any patches': (random) => edit(somePatches(random)),
  'changed bytes': (random) => mutated(edit(somePatches(random)), random),
  noise: (random) => Uint8Array.from({ length: random.below(200) }, () => random.below(256)),
  'one text named again and again': (random) => {
    const content = typed(text(random, 120_000))
    const added = add(newId(random), 'text', content)
    return repeated(SET_SAME, [added], 0, size(random, 32, 60_000), typed('x'))
  },
  'one long text for one element, again and again': (random) => {
    const content = typed(text(random, 60_000))
    return repeated(SET_SAME, [add(newId(random), 'text', typed('x'))], 0, size(random, 32, 100_000), content)
  },
  'many sets of one element': (random) => {
    const id = newId(random)
    const sets = times(
      size(random, 2, 10_000),
      (at): Patch => ({ kind: 'set', id, props: { x: at, y: -at } }),
    )
    return edit([add(id, 'rectangle'), ...sets])
  },
  'many sets of a text': (random) => {
    const id = newId(random)
    const sets = times(size(random, 2, 8_000), (at): Patch => ({ kind: 'set', id, props: typed(`${at}`) }))
    return edit([add(id, 'text', typed(text(random, 100_000))), ...sets])
  },
  'one element deleted again and again': (random) =>
    repeated(DELETE, [add(newId(random), 'ellipse')], 0, size(random, 32, 190_000)),
  'deleted and brought back': (random) => {
    const id = newId(random)
    const turns = times(
      size(random, 1, 20_000),
      (at): Patch => (at % 2 === 0 ? { kind: 'delete', id } : { kind: 'restore', id, props: { x: at } }),
    )
    return edit([add(id, 'text', typed(text(random, 100_000))), ...turns])
  },
  'ids that ask for one place in the stack': (random) =>
    edit(alikeIds(size(random, 2, 1_500), random).map((id) => add(id, 'rectangle', { index: 'a5' }))),
  'many at one place in the stack': (random) =>
    edit(times(size(random, 2, 4_000), () => add(newId(random), 'diamond', { index: 'b1' }))),
  'keys at the ends of the stack': (random) =>
    edit(
      times(size(random, 2, 2_000), () => {
        const index = random.pick([
          'P000000000000001',
          'Xzzz',
          'Wzzzz',
          'd0000',
          'k000000000001',
          `a0${'z'.repeat(190)}V`,
        ])
        return add(newId(random), 'rectangle', { index })
      }),
    ),
  'keys ever closer together': (random) => {
    const list = times(size(random, 2, 150), (at) => `a1${'0'.repeat(at)}V`)
    return edit(list.map((index) => add(newId(random), 'rectangle', { index })))
  },
  'empty appends': (random) => {
    const id = newId(random)
    const points = times(size(random, 2, 8_000), (at) => [at, at % 7] as const)
    const append: Patch = { kind: 'append', id, base: points.length, points: [], pressures: [] }
    return edit([
      add(id, 'freedraw', { points, pressures: [] }),
      ...times(size(random, 2, 15_000), () => append),
    ])
  },
  'small appends': (random) => {
    const id = newId(random)
    const appends = times(size(random, 2, 8_000), (at): Patch => {
      return { kind: 'append', id, base: 2 + at, points: [[at, 1]], pressures: [0.5] }
    })
    return edit([
      add(id, 'freedraw', {
        points: [
          [0, 0],
          [1, 1],
        ],
        pressures: [0, 0],
      }),
      ...appends,
    ])
  },
  'appends to the start': (random) => {
    const id = newId(random)
    const points = times(size(random, 2, 4_000), (at) => [at, 1] as const)
    const append: Patch = { kind: 'append', id, base: 1, points: points.slice(0, 40), pressures: [] }
    return edit([
      add(id, 'freedraw', { points, pressures: [] }),
      ...times(size(random, 2, 1_000), () => append),
    ])
  },
  'texts that are merged': (random) => {
    const id = newId(random)
    const first = text(random, 50_000)
    const writes = times(size(random, 1, 200), (at): Patch => {
      const change = `${first.slice(0, 300)}${at}`
      return { kind: 'write', id, base: hash(first), props: typed(change) }
    })
    return edit([add(id, 'text', typed(first)), ...writes])
  },
  'two long texts that are merged': (random) => {
    const id = newId(random)
    const length = size(random, 100, 30_000)
    const mixed = () => times(length, () => random.pick(['a', 'b', '\n', '\u{1F600}'])).join('')
    const first = mixed()
    const write = (): Patch => ({ kind: 'write', id, base: hash(first), props: typed(mixed()) })
    return edit([add(id, 'text', typed(first)), write(), write()])
  },
  'a long text with undone breaks': (random) => {
    const lines = size(random, 10, 60_000)
    return edit([add(newId(random), 'text', { text: 'a\n'.repeat(lines), originalText: 'a '.repeat(lines) })])
  },
  'texts bound to one shape': (random) => {
    const shape = newId(random)
    const texts = times(size(random, 2, 3_000), () =>
      add(newId(random), 'text', { ...typed('x'), containerId: shape }),
    )
    const last: Patch[] = random.chance(0.5) ? [{ kind: 'delete', id: shape }] : []
    return edit([add(shape, 'rectangle'), ...texts, ...last])
  },
  'a chain of texts bound to texts': (random) => {
    const ids = times(size(random, 2, 3_000), () => newId(random))
    const texts = ids.map((id, at) =>
      add(id, 'text', { ...typed('x'), containerId: ids[(at + 1) % ids.length] ?? id }),
    )
    return edit([...texts, { kind: 'delete', id: ids[0] ?? '' }])
  },
  'frames in each other': (random) => {
    const ids = times(size(random, 2, 2_000), () => newId(random))
    return edit(ids.map((id, at) => add(id, 'frame', { frameId: ids[(at + 1) % ids.length] ?? null })))
  },
  'arrows on one shape': (random) => {
    const shape = newId(random)
    const binding = { elementId: shape, focus: 0, gap: 1 }
    const arrows = times(size(random, 2, 2_000), () =>
      add(newId(random), 'arrow', {
        points: [
          [0, 0],
          [1, 1],
        ],
        startBinding: binding,
        endBinding: binding,
      }),
    )
    return edit([add(shape, 'rectangle'), ...arrows, { kind: 'delete', id: shape }])
  },
  'many points': (random) =>
    edit([
      add(newId(random), 'line', {
        points: times(size(random, 2, 40_000), (at) => [at % 900, at % 7] as const),
      }),
    ]),
  'deep groups': (random) => {
    const groupIds = times(64, (at) => `group-${at}-${'x'.repeat(50)}`)
    return edit(times(size(random, 1, 60), () => add(newId(random), 'rectangle', { groupIds })))
  },
  'a full board': (random) =>
    edit(times(size(random, 100, 6_000), (at) => add(newId(random), 'rectangle', { x: at, index: 'a0' }))),
  'as large as an edit may be': (random) =>
    edit([add(newId(random), 'text', typed('x'.repeat(EDIT_BYTES / 2)))]),
  'longest names': (random) => {
    const long = (at: number) => `${'!'.repeat(58)}${100_000 + at}`
    return edit(times(size(random, 1, 2_000), (at) => add(long(random.below(90_000) + at), 'rectangle')))
  },
}
