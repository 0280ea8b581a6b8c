import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { AppError } from '@/lib/shared/errors'
import { Work } from '@/lib/shared/work'
import { Random } from '@/tests/support/board/random'
import { type Piece, updateOf } from '@/tests/support/protocol/hostile-updates'
import { checkSheetUpdate, SHEET_PIECES } from './check-sheet-update'
import { SHEET_WORK_LIMIT, ShadowList, sheetWork } from './worksheet-work'

function codeOf(doc: Y.Doc, update: Uint8Array): string {
  try {
    checkSheetUpdate(doc, update)
    return 'accepted'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

function take(doc: Y.Doc, update: Uint8Array): void {
  checkSheetUpdate(doc, update)
  Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
}

const WRITER = 5

/** One writer's letters in two fields alternately, so that no two of them become one piece. */
function byTurns(client: number, count: number, first = 0): Uint8Array {
  const pieces = Array.from({ length: count }, (_, i): Piece => {
    const clock = first + i
    const field = i % 2 === 0 ? 'summary' : 'goals'
    return clock < 2 ? { field, text: 'x' } : { after: [client, clock - 2], text: 'x' }
  })
  return updateOf([{ client, clock: first, pieces }])
}

describe('[S5] the work of an update', () => {
  test('is refused if each of its letters passes everything that others wrote', () => {
    const doc = new Y.Doc()
    take(doc, byTurns(WRITER, 2_000))
    // Each is to be inserted first, before another of the existing pieces.
    const pieces = Array.from(
      { length: 900 },
      (_, i): Piece => ({ before: [WRITER, 1_998 - 2 * i], text: 'y' }),
    )
    const bytes = updateOf([{ client: WRITER + 1, clock: 0, pieces }])
    expect(codeOf(doc, bytes)).toBe('sheet/too-much-work')
  })

  test('is refused if it deletes one text over and over', () => {
    const doc = new Y.Doc()
    take(doc, byTurns(WRITER, 2_000))
    const ranges = Array.from({ length: 40_000 }, () => [0, 2_000] as const)
    expect(codeOf(doc, updateOf([], [{ client: WRITER, ranges }]))).toBe('sheet/malformed')
    expect(codeOf(doc, updateOf([], [{ client: WRITER, ranges: [[0, 0]] }]))).toBe('sheet/malformed')
    expect(
      codeOf(
        doc,
        updateOf(
          [],
          [
            {
              client: WRITER,
              ranges: [
                [5, 2],
                [0, 2],
              ],
            },
          ],
        ),
      ),
    ).toBe('sheet/malformed')
    expect(
      codeOf(
        doc,
        updateOf(
          [],
          [
            {
              client: WRITER,
              ranges: [
                [0, 2],
                [5, 2],
              ],
            },
          ],
        ),
      ),
    ).toBe('accepted')
  })

  test('is refused if it splits a long document into letters at once', () => {
    const doc = new Y.Doc()
    for (let first = 0; first < 9_000; first += 3_000) take(doc, byTurns(WRITER, 3_000, first))
    take(
      doc,
      updateOf([{ client: WRITER, clock: 9_000, pieces: [{ field: 'apis', text: 'z'.repeat(40_000) }] }]),
    )
    const ranges = Array.from({ length: 5_000 }, (_, i) => [9_000 + 4 * i, 1] as const)
    expect(codeOf(doc, updateOf([], [{ client: WRITER, ranges }]))).toBe('sheet/too-much-work')
  })

  test('is counted along exactly the list that Yjs builds', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = new Random(seed)
      const room = new Y.Doc()
      const people = [1, 2, 3].map((client) => {
        const doc = new Y.Doc()
        doc.clientID = client
        return doc
      })
      for (let round = 0; round < 12; round++) {
        const person = people[random.below(3)] ?? room
        if (random.chance(0.4)) Y.applyUpdate(person, Y.encodeStateAsUpdate(room))
        const known = Y.encodeStateVector(person)
        for (let i = 0; i < 4; i++) {
          const text = person.getText('summary')
          const at = random.below(text.length + 1)
          if (random.chance(0.25) && at < text.length) text.delete(at, 1)
          else text.insert(at, 'abcdef'.slice(0, 1 + random.below(6)))
        }
        const update = Y.encodeStateAsUpdate(person, known)
        const shadow = new ShadowList(room, new Work())
        for (const struct of Y.decodeUpdate(update).structs)
          if (struct instanceof Y.Item && struct.id.clock >= Y.getState(room.store, struct.id.client))
            shadow.insert(struct)
        const expected = shadow.order(room.getText('summary'))
        checkSheetUpdate(room, update)
        Y.applyUpdate(room, update)
        const letters = (list: readonly (readonly [number, number, number])[]) =>
          list.flatMap(([client, clock, length]) =>
            Array.from({ length }, (_, i) => `${client}.${clock + i}`),
          )
        const made: [number, number, number][] = []
        for (let item = room.getText('summary')._start; item; item = item.right)
          made.push([item.id.client, item.id.clock, item.length])
        expect(letters(made), `seed ${seed}`).toEqual(letters(expected))
      }
    }
  })

  test('stays far below the limit for a person: an hour offline, in a text that ten people have split up', () => {
    const room = new Y.Doc()
    for (let client = 1; client <= 10; client++) take(room, byTurns(client, 200))
    const mine = new Y.Doc()
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(room))
    for (let client = 11; client <= 20; client++) take(room, byTurns(client, 200))
    const updates: Uint8Array[] = []
    mine.on('update', (update: Uint8Array) => updates.push(update))
    const text = mine.getText('summary')
    for (let i = 0; i < 1_500; i++) {
      text.insert(500 + i, 'k')
      if (i % 9 === 0) text.delete(100, 1)
    }
    const work = sheetWork()
    checkSheetUpdate(room, Y.mergeUpdates(updates), work)
    expect(work.done).toBeLessThan(SHEET_WORK_LIMIT / 2)
  })
})

test('[S5] all of a worn text can be deleted, and restored, at once', () => {
  const room = new Y.Doc()
  for (let first = 0; first < 9_000; first += 3_000) take(room, byTurns(WRITER, 3_000, first))
  const fields = [room.getText('summary'), room.getText('goals')]
  const undo = new Y.UndoManager(fields)
  const updates: Uint8Array[] = []
  room.on('update', (update: Uint8Array) => updates.push(update))
  const before = new Y.Doc()
  Y.applyUpdate(before, Y.encodeStateAsUpdate(room))
  for (const field of fields) field.delete(0, 1_500)
  undo.undo()
  expect(fields.map(({ length }) => length)).toEqual([4_500, 4_500])
  for (const update of updates) take(before, update)
})

describe('[S5] an update that no editor writes is refused', () => {
  const part = (client: number, clock: number, text: string) => ({
    client,
    clock,
    pieces: [{ field: 'summary', text }],
  })

  test.each<[string, Uint8Array]>([
    ['the text of several tabs', updateOf([part(1, 0, 'a'), part(2, 0, 'b')])],
    ['the text of one tab in two parts', updateOf([part(1, 0, 'a'), part(1, 1, 'b')])],
    ['a part without text', updateOf([{ client: 1, clock: 0, pieces: [] }, part(1, 0, 'a')])],
    ['a claim of more pieces than there are', Uint8Array.of(1, 0xff, 0xff, 0x7f, 1, 0, 0)],
  ])('%s', (_, update) => {
    const doc = new Y.Doc()
    expect(codeOf(doc, update)).toBe('sheet/malformed')
    expect(doc.store.clients.size).toBe(0)
  })
})

test('[S6] a worksheet in too many pieces accepts no more of them', () => {
  const doc = new Y.Doc()
  let [code, taken] = ['accepted', 0]
  while (code === 'accepted') {
    const update = byTurns(WRITER, 2_000, taken)
    code = codeOf(doc, update)
    if (code !== 'accepted') break
    Y.applyUpdate(doc, update)
    // Deleted text is kept as pieces, too: the document that remains is empty.
    take(doc, updateOf([], [{ client: WRITER, ranges: [[taken, 2_000]] }]))
    taken += 2_000
  }
  const pieces = [...doc.store.clients.values()].reduce((sum, held) => sum + held.length, 0)
  expect(code).toBe('sheet/worn-out')
  expect(taken).toBeGreaterThan(SHEET_PIECES / 2)
  expect(pieces).toBeLessThanOrEqual(SHEET_PIECES)
})
