import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Work } from '@/lib/shared/work'
import { element } from '@/tests/support/board/elements'
import { Random } from '@/tests/support/board/random'
import { emptyBoard } from '../doc'
import { applyPatches } from '../patch/apply-patches'
import { encodePatches } from '../patch/codec'
import { applyEdit, decideEdit } from '../patch/decide-edit'
import { hash } from './hash'
import { mergeText } from './merge-text'
import { RecentTexts } from './recent-texts'

describe('[B15] two people change one text', () => {
  test.each([
    ['note', 'note one', 'a note', 'a note one'],
    ['note', 'notes', 'note!', 'note!s'],
    ['Load balancer', 'Load balancers', 'The Load balancer', 'The Load balancers'],
    ['one two three', 'one three', 'one two three four', 'one three four'],
    ['one two three', 'one two', 'one 2 three', 'one 2'],
    ['abc', '', 'abcd', 'd'],
    ['', 'left', 'right', 'rightleft'],
    ['same', 'same', 'changed', 'changed'],
    ['same', 'changed', 'same', 'changed'],
    ['a\nb', 'a\nx\nb', 'a\nb\ny', 'a\nx\nb\ny'],
  ])('%j, now %j, typed %j: %j', (base, theirs, mine, expected) => {
    expect(mergeText(base, theirs, mine)).toBe(expected)
  })

  test('if only one person changed something, their text is the result', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, other) => {
        expect(mergeText(base, other, base)).toBe(other)
        expect(mergeText(base, base, other)).toBe(other)
      }),
    )
  })

  test('additions by both are there', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (base, i, j) => {
        const insert = (at: number, mark: string) => {
          const place = at % (base.length + 1)
          return base.slice(0, place) + mark + base.slice(place)
        }
        const merged = mergeText(base, insert(i, '\u0001'), insert(j, '\u0002'))
        expect(merged).toHaveLength(base.length + 2)
        expect(merged).toContain('\u0001')
        expect(merged).toContain('\u0002')
        expect(merged.replace('\u0001', '').replace('\u0002', '')).toBe(base)
      }),
    )
  })
})

test('[B15] two people who type into one text at once, over slow connections, both find all their words, unbroken', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = new Random(seed)
    const doc = emptyBoard()
    applyPatches(doc, [
      { kind: 'add', element: element('t', 'text', { text: 'Notes:', originalText: 'Notes:' }) },
    ])
    const words = ['ABCDEFGHIJKL', 'mnopqrstuvwx']
    // Each sees only their own typing until they are done: the hardest case.
    const typed = ['Notes:', 'Notes:']
    const left = [0, 0]
    while (left.some((at) => at < 12)) {
      const who = random.below(2)
      const at = left[who] ?? 0
      if (at >= 12) continue
      left[who] = at + 1
      const before = typed[who] ?? ''
      const after = before + words[who]?.[at]
      typed[who] = after
      const props = { text: after, originalText: after, width: 10, height: 10 }
      const bytes = encodePatches([{ kind: 'write', id: 't', base: hash(before), props }], doc.refs)
      const decided = decideEdit(doc, bytes)
      applyEdit(doc, decided.bytes, decided.corrections)
    }
    const final = doc.elements.get('t')?.originalText
    expect([`Notes:${words[0]}${words[1]}`, `Notes:${words[1]}${words[0]}`], `seed ${seed}`).toContain(final)
  }
})

test('[B15] a text based on a state that is no longer known is accepted as it is', () => {
  const doc = emptyBoard()
  applyPatches(doc, [{ kind: 'add', element: element('t', 'text', { text: 'now', originalText: 'now' }) }])
  const props = { text: 'other', originalText: 'other' }
  const bytes = encodePatches([{ kind: 'write', id: 't', base: hash('long ago'), props }], doc.refs)
  expect(decideEdit(doc, bytes).corrections).toBeNull()
})

test('[B15] recent states of texts are remembered up to 400,000 characters; the oldest is dropped first', () => {
  const recent = new RecentTexts()
  const state = (i: number) => String(i).padEnd(4_000, 'x')
  for (let i = 0; i < 90; i++) recent.remember(`t${i}`, [state(i), `${i}`, state(i)])
  const known = (i: number) => recent.find(`t${i}`, hash(`${i}`), new Work()) !== undefined
  expect(known(0)).toBe(false)
  expect(known(89)).toBe(true)
  const kept = Array.from({ length: 90 }, (_, i) => i).filter(known)
  expect(kept.length * 8_000).toBeLessThanOrEqual(400_000)
  expect(kept.length).toBeGreaterThan(40)
})

test('[B15] a text that grew too long is no longer remembered, nor are its earlier states', () => {
  const recent = new RecentTexts()
  recent.remember('t', ['one', 'two'])
  recent.remember('t', ['two', 'x'.repeat(5_000)])
  expect(recent.find('t', hash('two'), new Work())).toBeUndefined()
})
