import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { SHEET_UPDATE_LIMIT, sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { SheetStream } from './sheet-stream'

const nothing = () => {}
const text = (line: SheetStream) => sheetText(line.doc, 'summary').toString()

test('[P1] typing waits until its acknowledgement; sent bytes never change', () => {
  const line = new SheetStream(nothing, nothing)
  sheetText(line.doc, 'summary').insert(0, 'a')
  sheetText(line.doc, 'summary').insert(1, 'b')
  const [sent] = line.takeUnsent()
  expect(line.size).toBe(1)
  const bytes = sent?.bytes.slice()
  sheetText(line.doc, 'summary').insert(2, 'c')
  expect(line.size).toBe(2)
  expect(sent?.bytes).toEqual(bytes)
  line.applied(sent?.bytes ?? new Uint8Array(), 1)
  expect(line.pending().map(({ op }) => op)).toEqual([2])
  expect(text(line)).toBe('abc')
})

test('[O3] after a lost connection the same number carries the same bytes', () => {
  const line = new SheetStream(nothing, nothing)
  sheetText(line.doc, 'summary').insert(0, 'a')
  const first = line.takeUnsent()
  line.reconnected()
  sheetText(line.doc, 'summary').insert(1, 'b')
  const again = line.takeUnsent()
  expect(again.map(({ op }) => op)).toEqual([1, 2])
  expect(again[0]).toEqual(first[0])
})

test('[S3] a refusal undoes that typing and what was typed on top of it, and nothing else', () => {
  const replaced = vi.fn()
  const line = new SheetStream(nothing, replaced)
  const partner = new Y.Doc()
  sheetText(partner, 'summary').insert(0, 'kept')
  line.applied(Y.encodeStateAsUpdate(partner), null)
  sheetText(line.doc, 'summary').insert(4, ' refused')
  line.takeUnsent()
  sheetText(line.doc, 'summary').insert(0, 'later ')
  expect(line.refused(7)).toBeNull()
  expect(line.refused(1)).toEqual([{ field: 'Summary', text: 'later kept refused' }])
  expect(text(line)).toBe('kept')
  expect(line.size).toBe(0)
  expect(replaced).toHaveBeenCalledOnce()
  sheetText(line.doc, 'summary').insert(0, 'x')
  expect(line.takeUnsent().map(({ op }) => op)).toEqual([3])
})

test("[P3] a page after a crash restores what was left, on top of the room's state", () => {
  const before = new SheetStream(nothing, nothing)
  sheetText(before.doc, 'summary').insert(0, 'typed offline')
  const kept = before.pending()
  const line = new SheetStream(nothing, nothing)
  line.restorePending(kept)
  const room = new Y.Doc()
  sheetText(room, 'trade-offs').insert(0, 'from the room')
  line.reset(Y.encodeStateAsUpdate(room), new Set())
  expect(text(line)).toBe('typed offline')
  expect(sheetText(line.doc, 'trade-offs').toString()).toBe('from the room')
  expect(line.takeUnsent()).toMatchObject([{ op: 1 }])
  line.reset(Y.encodeStateAsUpdate(room), new Set([1]))
  expect(line.size).toBe(0)
})

test('[P3] the log decides what an update contained: a page may have died before it stored its last letters', () => {
  const before = new SheetStream(nothing, nothing)
  sheetText(before.doc, 'summary').insert(0, 'a')
  const kept = before.pending()
  sheetText(before.doc, 'summary').insert(1, 'b')
  const [sent] = before.takeUnsent()
  const line = new SheetStream(nothing, nothing)
  line.restorePending(kept)
  line.reset(Y.encodeStateAsUpdate(new Y.Doc()), new Set())
  line.applied(sent?.bytes ?? new Uint8Array(), 1)
  expect([text(line), line.size]).toEqual(['ab', 0])
})

test('[S1] a long time offline becomes several updates, each well below what the room accepts', () => {
  const line = new SheetStream(nothing, nothing)
  for (let count = 0; count < 4_000; count++) sheetText(line.doc, 'summary').insert(count, 'a')
  const pending = line.pending()
  expect(Math.max(...pending.map(({ bytes }) => bytes.length))).toBeLessThan(SHEET_UPDATE_LIMIT / 4)
  expect(pending.map(({ op }) => op)).toEqual(pending.map((_, index) => index + 1))
  const room = new Y.Doc()
  for (const { bytes } of line.takeUnsent()) Y.applyUpdate(room, bytes)
  expect(sheetText(room, 'summary').toString()).toBe('a'.repeat(4_000))
})
