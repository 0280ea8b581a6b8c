import * as Y from 'yjs'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'
import type { Random } from '../../support/board/random'
import { type Forms, mutated, size } from '../input'

const field = (random: Random) => random.pick(SHEET_FIELDS).id

function update(random: Random, change: (doc: Y.Doc) => void, doc = docOf(random)): Uint8Array {
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, random.chance(0.8) ? undefined : before)
}

function docOf(random: Random): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = random.below(2 ** 32)
  return doc
}

function typing(random: Random, most: number): Uint8Array {
  return update(random, (doc) => {
    const text = doc.getText(field(random))
    for (let left = size(random, 1, most); left > 0; left--) {
      if (text.length > 0 && random.chance(0.3)) text.delete(random.below(text.length), 1)
      else
        text.insert(random.below(text.length + 1), random.pick(['a', 'word ', '\u{1F600}', '\n', '\u0000']))
    }
  })
}

/** Updates of a worksheet: typed text, other content that Yjs could hold, and data that only looks like it. */
export const sheetForms: Forms = {
  typing: (random) => typing(random, 200),
  'much typing': (random) => typing(random, 3_000),
  'changed bytes': (random) => mutated(typing(random, 100), random),
  noise: (random) => Uint8Array.from({ length: random.below(200) }, () => random.below(256)),
  'many clients': (random) =>
    Y.mergeUpdates(
      Array.from({ length: size(random, 2, 1_500) }, () =>
        update(random, (doc) => doc.getText('purpose').insert(0, 'x')),
      ),
    ),
  'one letter at a time, backwards': (random) =>
    update(random, (doc) => {
      const text = doc.getText(field(random))
      for (let left = size(random, 10, 8_000); left > 0; left--) text.insert(0, 'x')
    }),
  'long text': (random) =>
    update(random, (doc) => doc.getText(field(random)).insert(0, 'x'.repeat(size(random, 1_000, 120_000)))),
  'deletes of all kinds': (random) =>
    update(random, (doc) => {
      const text = doc.getText(field(random))
      text.insert(0, 'x'.repeat(20_000))
      for (let at = 0; at < size(random, 10, 5_000); at++) text.delete(Math.min(at, text.length - 1), 1)
    }),
  'unknown field': (random) =>
    update(random, (doc) => doc.getText(random.pick(['__proto__', 'nobody', ''])).insert(0, 'x')),
  'not plain text': (random) =>
    update(random, (doc) => {
      const text = doc.getText(field(random))
      const forms = [
        () => text.insert(0, 'x', { bold: true }),
        () => text.insertEmbed(0, { a: 1 }),
        () => text.insertEmbed(0, new Y.Map()),
        () => doc.getArray('list').insert(0, [1, 'a', [2]]),
        () => doc.getMap('map').set('__proto__', { a: 1 }),
        () => doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('script')]),
      ]
      random.pick(forms)()
    }),
  'huge clock': (random) => {
    const bytes = update(random, (doc) => doc.getText('purpose').insert(0, 'x'))
    // One client, one struct: the clock is the number before the struct.
    const large = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f].slice(8 - size(random, 2, 8))
    const at = 2 + random.below(6)
    return Buffer.concat([bytes.subarray(0, at), Uint8Array.from(large), bytes.subarray(at + 1)])
  },
  'huge counts': (random) =>
    Uint8Array.from([...Array(random.below(9)).fill(0xff), 0x7f, 0, random.below(256), 0xff, 0xff, 0x7f]),
  'waiting for others': (random) => {
    const doc = docOf(random)
    doc.getText('purpose').insert(0, 'what nobody has')
    const before = Y.encodeStateVector(doc)
    doc.getText('purpose').insert(3, 'builds on it')
    return Y.encodeStateAsUpdate(doc, before)
  },
  'many deletions': (random) => {
    const count = size(random, 10, 20_000)
    const ranges = Array.from({ length: count }, () => [random.below(128), 1]).flat()
    const head = [0, 1, random.below(128), ...varint(count)]
    return Uint8Array.from([...head, ...ranges])
  },
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)]
}
