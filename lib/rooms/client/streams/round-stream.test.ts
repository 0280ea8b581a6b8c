import { expect, test } from 'vitest'
import { RoundStream } from './round-stream'

const say = (text: string) => ({ kind: 'say', text }) as const

test('[O2] commands are sent in order, once, and are done when acknowledged', async () => {
  const line = new RoundStream()
  const done = line.add(say('a'))
  const second = line.add(say('b'))
  expect(line.takeUnsent().map(({ op }) => op)).toEqual([1, 2])
  expect(line.takeUnsent()).toEqual([])
  expect(line.size).toBe(2)
  line.acked(1)
  await done
  line.refused(2, { code: 'rate/chat', params: {} })
  await expect(second).rejects.toMatchObject({ code: 'rate/chat' })
  expect(line.size).toBe(0)
})

test('[O3] a command that was put off is sent again with its number', () => {
  const line = new RoundStream()
  void line.add(say('a'))
  void line.add(say('b'))
  line.takeUnsent()
  line.reconnected()
  expect(line.takeUnsent().map(({ op, payload }) => [op, payload])).toEqual([
    [1, { text: 'a' }],
    [2, { text: 'b' }],
  ])
})

test('[P3] work left by an earlier page is sent first, and new numbers continue after the log’s', () => {
  const line = new RoundStream()
  line.restorePending([{ op: 4, kind: 'say', payload: { text: 'kept' } }])
  line.continueAfter(9)
  void line.add(say('new'))
  expect(line.takeUnsent().map(({ op }) => op)).toEqual([4, 10])
  line.reset(new Set([4]))
  expect(line.pending().map(({ op }) => op)).toEqual([10])
})

test('[P3] work left by an earlier page and refused by the room is returned, since nobody waits for it', async () => {
  const line = new RoundStream()
  line.restorePending([{ op: 1, kind: 'say', payload: { text: 'kept' } }])
  expect(line.refused(1, { code: 'chat/observer', params: {} })).toEqual({ text: 'kept' })
  const asked = line.add(say('now'))
  expect(line.refused(2, { code: 'chat/observer', params: {} })).toBeNull()
  await expect(asked).rejects.toMatchObject({ code: 'chat/observer' })
})

test('[P3] messages and notes are listed from sending until they are in the log or refused', async () => {
  const line = new RoundStream()
  line.restorePending([{ op: 4, kind: 'note', payload: { text: 'kept' } }])
  void line.add(say('a'))
  const refused = line.add(say('b'))
  void line.add({ kind: 'pause' })
  const before = line.waitingTexts
  expect(before).toEqual([
    { op: 4, kind: 'note', text: 'kept' },
    { op: 5, kind: 'say', text: 'a' },
    { op: 6, kind: 'say', text: 'b' },
  ])
  line.takeUnsent()
  line.acked(7)
  expect(line.waitingTexts).toBe(before)
  line.acked(5)
  line.refused(6, { code: 'chat/full', params: {} })
  await expect(refused).rejects.toMatchObject({ code: 'chat/full' })
  expect(line.waitingTexts.map(({ text }) => text)).toEqual(['kept'])
})
