import { describe, expect, test } from 'vitest'
import { emptyBoard } from '@/lib/board/domain/doc'
import { applyPatches } from '@/lib/board/domain/patch/apply-patches'
import { decodePatches, encodePatches } from '@/lib/board/domain/patch/codec'
import type { Patch } from '@/lib/board/domain/patch/patch'
import { element } from '@/tests/support/board/elements'
import { bareReceiver } from './receiver'
import { Replica } from './replica'

const add = (id: string): Patch => ({ kind: 'add', element: element(id, 'rectangle') })
const move = (id: string, x: number): Patch => ({ kind: 'set', id, props: { x } })
const x = (replica: Replica, id = 'box') => replica.local.elements.get(id)?.x

function withBox(): Replica {
  const doc = emptyBoard()
  applyPatches(doc, [add('box')])
  return new Replica(doc)
}

describe('[B20] ops', () => {
  test('edits made before sending form one op, with rising numbers', () => {
    const replica = withBox()
    replica.edit([move('box', 1)])
    replica.edit([move('box', 2)])
    const [first, ...none] = replica.takeUnsent()
    replica.edit([move('box', 3)])
    const [second] = replica.takeUnsent()
    expect(none).toEqual([])
    expect([first?.op, second?.op]).toEqual([1, 2])
    expect(replica.takeUnsent()).toEqual([])
    expect(replica.pending().map(({ op }) => op)).toEqual([1, 2])
  })

  test('a sent op never changes, even when it is sent again', () => {
    const replica = withBox()
    replica.edit([move('box', 1)])
    const [sent] = replica.takeUnsent()
    replica.edit([move('box', 2)])
    replica.reconnected()
    expect(replica.takeUnsent()[0]).toEqual(sent)
  })

  test('a large paste becomes several messages that each stay below the limit', () => {
    const replica = withBox()
    const text = 'word '.repeat(2_000)
    replica.edit(
      Array.from({ length: 40 }, (_, i): Patch => {
        return { kind: 'add', element: element(`t${i}`, 'text', { text, originalText: text }) }
      }),
    )
    const sent = replica.takeUnsent()
    expect(sent.length).toBeGreaterThan(3)
    expect(sent.map(({ op }) => op)).toEqual(sent.map((_, i) => i + 1))
    expect(Math.max(...sent.map(({ bytes }) => bytes.length))).toBeLessThan(200_000)
    replica.edit([move('box', 1)])
    expect(replica.takeUnsent()[0]?.op).toBe(sent.length + 1)
  })

  test("[B16] so do very many new elements, so that the work of each stays below the room's limit", () => {
    const replica = withBox()
    replica.edit(Array.from({ length: 2_500 }, (_, i) => add(`e${i}`)))
    const sent = replica.takeUnsent()
    const counts = sent.map(({ bytes }) => decodePatches(bytes, replica.base.refs).length)
    expect(Math.max(...counts)).toBeLessThanOrEqual(1_000)
    expect(counts.reduce((sum, count) => sum + count)).toBe(2_500)
  })

  test('a long time offline becomes many small ops, so that one refusal undoes little', () => {
    const replica = withBox()
    for (let i = 0; i < 300; i++) replica.edit([add(`e${i}`)])
    expect(replica.pendingCount).toBeGreaterThan(3)
    expect(replica.takeUnsent()).toHaveLength(replica.pendingCount)
    expect(replica.pending().map(({ op }) => op)).toEqual(replica.pending().map((_, i) => i + 1))
  })

  test('a large edit and the edits after it keep their order if none was sent yet', () => {
    const replica = withBox()
    const text = 'word '.repeat(2_000)
    const paste = (name: string) =>
      Array.from({ length: 70 }, (_, i): Patch => {
        return { kind: 'add', element: element(`${name}${i}`, 'text', { text, originalText: text }) }
      })
    replica.edit(paste('a'))
    replica.edit(paste('b'))
    replica.edit([move('box', 1)])
    const sent = replica.takeUnsent()
    expect(sent.map(({ op }) => op)).toEqual(sent.map((_, i) => i + 1))
    expect(sent.length).toBe(replica.pendingCount)
    expect(decodePatches(sent.at(-1)?.bytes ?? new Uint8Array(), replica.base.refs)).toContainEqual(
      move('box', 1),
    )
  })

  test('a large paste is stored under the numbers that it is sent with', () => {
    const replica = withBox()
    const text = 'word '.repeat(2_000)
    replica.edit(
      Array.from({ length: 40 }, (_, i): Patch => {
        return { kind: 'add', element: element(`t${i}`, 'text', { text, originalText: text }) }
      }),
    )
    const kept = replica.pending()
    expect(kept).toEqual(replica.takeUnsent())
    // The page is closed when the log has the first of them.
    const later = new Replica(emptyBoard())
    later.restorePending(kept)
    const doc = emptyBoard()
    applyPatches(doc, [add('box'), ...decodePatches(kept[0]?.bytes ?? new Uint8Array(), doc.refs)])
    later.reset(doc, new Set([1]))
    expect(later.local.elements.size).toBe(41)
  })

  test('new ops come after the restored ones and after those that the server knows', () => {
    const earlier = withBox()
    earlier.edit([move('box', 5)])
    const replica = new Replica(emptyBoard())
    replica.restorePending(earlier.pending().map(({ bytes }) => ({ op: 7, bytes })))
    replica.continueAfter(9)
    replica.reset(withBox().base, new Set())
    replica.edit([move('box', 6)])
    expect(replica.takeUnsent().map(({ op }) => op)).toEqual([7, 10])
    expect(x(replica)).toBe(6)
  })

  test('a restored op that nobody can read is dropped', () => {
    const replica = new Replica(emptyBoard())
    replica.restorePending([{ op: 3, bytes: Uint8Array.of(1, 255) }])
    replica.reset(emptyBoard(), new Set())
    expect(replica.pendingCount).toBe(0)
  })
})

describe('[B23] messages from the server', () => {
  test('edits by others are applied below pending ones', () => {
    const replica = withBox()
    replica.edit([move('box', 5)])
    const bytes = encodePatches([{ kind: 'set', id: 'box', props: { x: 1, y: 1 } }], replica.base.refs)
    expect([...replica.remote(bytes, null)]).toEqual(['box'])
    expect(replica.local.elements.get('box')).toMatchObject({ x: 5, y: 1 })
  })

  test('an acknowledgement changes nothing that was shown, except for corrections', () => {
    const replica = withBox()
    replica.edit([move('box', 5)])
    replica.takeUnsent()
    expect(replica.acked(1, null).size).toBe(0)
    replica.edit([add('new')])
    replica.takeUnsent()
    const corrections = encodePatches(
      [{ kind: 'set', id: 'new', props: { index: 'a0V' } }],
      replica.base.refs,
    )
    expect([...replica.acked(2, corrections)]).toEqual(['new'])
    expect(replica.local.elements.get('new')?.index).toBe('a0V')
    expect(replica.pendingCount).toBe(0)
  })

  test('the log decides what an op contained', () => {
    const replica = withBox()
    replica.edit([move('box', 1)])
    const logged = encodePatches([move('box', 2)], replica.base.refs)
    replica.acked(1, null, logged)
    expect(x(replica)).toBe(2)
  })

  test('a refused op is undone, and later ones stay', () => {
    const replica = withBox()
    replica.edit([move('box', 5), add('new')])
    replica.takeUnsent()
    replica.edit([{ kind: 'set', id: 'box', props: { y: 9 } }])
    expect(replica.refused(1)).toEqual(new Set(['box', 'new']))
    expect(replica.local.elements.get('box')).toMatchObject({ x: 0, y: 9 })
    expect(replica.local.elements.has('new')).toBe(false)
    expect(replica.isWaiting(1)).toBe(false)
    expect(replica.isWaiting(2)).toBe(true)
  })

  test('a snapshot replaces everything but pending edits', () => {
    const replica = withBox()
    replica.edit([move('box', 5)])
    replica.takeUnsent()
    replica.edit([{ kind: 'set', id: 'box', props: { y: 9 } }])
    const doc = emptyBoard()
    applyPatches(doc, [add('box'), move('box', 5), add('theirs')])
    expect(replica.reset(doc, new Set([1]))).toEqual(new Set(['theirs']))
    expect(replica.takeUnsent().map(({ op }) => op)).toEqual([2])
    expect(replica.local.elements.get('box')).toMatchObject({ x: 5, y: 9 })
  })

  test('with no canvas shown, the bare replica applies everything', () => {
    const replica = withBox()
    const receiver = bareReceiver(replica)
    replica.edit([move('box', 5)])
    const [sent] = replica.takeUnsent()
    receiver.reconnected()
    expect(replica.takeUnsent()).toEqual([sent])
    receiver.remote(encodePatches([add('theirs')], replica.base.refs), null)
    receiver.acked(1, null)
    expect(replica.pendingCount).toBe(0)
    expect(decodePatches(sent?.bytes ?? new Uint8Array(), replica.base.refs)).toEqual([move('box', 5)])
    expect([...replica.local.elements.keys()]).toEqual(['box', 'theirs'])
  })
})
