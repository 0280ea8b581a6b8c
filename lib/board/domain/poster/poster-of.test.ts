import { describe, expect, test } from 'vitest'
import { element } from '@/tests/support/board/elements'
import { emptyBoard } from '../doc'
import { type BoardElement, ELEMENT_TYPES, type ElementType } from '../element/element'
import { posterOf } from './poster-of'

type Given = Partial<BoardElement> & { id: string; type: ElementType }
const boardOf = (...given: readonly Given[]) => {
  const board = emptyBoard()
  for (const { id, type, ...props } of given) board.elements.set(id, element(id, type, props))
  return board
}
const only = (given: Given) => posterOf(boardOf(given))?.shapes[0]

describe('the poster of a board', () => {
  test('[RP12] shows every kind of element', () => {
    for (const type of ELEMENT_TYPES) {
      const shape = only({
        ...{ id: 'a', type, text: 'words' },
        points: [
          [0, 0],
          [10, 10],
        ],
      })
      const shown = [shape?.drawn?.path, shape?.text?.lines.length, shape?.isImage].filter(Boolean)
      expect([type, shown.length]).toEqual([type, 1])
    }
  })

  test('is as large as the drawing, including lines that go to the left and up', () => {
    const board = boardOf(
      { id: 'a', type: 'rectangle', x: 100, y: 50, width: 200, height: 80 },
      {
        id: 'b',
        type: 'arrow',
        x: 100,
        y: 50,
        points: [
          [0, 0],
          [-60, -20],
          [40, 10],
        ],
      },
    )
    expect(posterOf(board)).toMatchObject({ x: 40, y: 30, width: 260, height: 100 })
  })

  test('leaves out deleted elements, and is null for an empty board', () => {
    expect(posterOf(emptyBoard())).toBeNull()
    expect(posterOf(boardOf({ id: 'a', type: 'ellipse', isDeleted: true }))).toBeNull()
  })

  test('stops at a size that a page loads quickly', () => {
    const many = (count: number) =>
      posterOf(
        boardOf(
          ...Array.from({ length: count }, (_, index) => ({ id: `e${index}`, type: 'ellipse' }) as const),
        ),
      )
    expect(many(1_500)?.shapes).toHaveLength(1_500)
    expect(many(1_501)).toBeNull()
  })

  test('keeps the text line by line, with its alignment', () => {
    const text = only({
      id: 't',
      type: 'text',
      text: 'two\nlines',
      fontSize: 16,
      textAlign: 'center',
      lineHeight: 1.25,
    })
    expect(text?.text).toMatchObject({
      lines: ['two', 'lines'],
      anchor: 'middle',
      lineHeight: 20,
      isLabel: false,
    })
  })

  test('an arrow has a head only where the element has one, and both of its sides reach the tip', () => {
    const given = {
      id: 'a',
      type: 'arrow',
      points: [
        [0, 0],
        [100, 0],
      ],
      startArrowhead: null,
    } as const
    expect(only({ ...given, endArrowhead: 'arrow' })?.drawn?.tips).toBe('M76.5 -8.6L100 0L76.5 8.6')
    expect(only({ ...given, endArrowhead: null })?.drawn?.tips).toBe('')
    const nowhere = {
      ...given,
      points: [
        [0, 0],
        [0, 0],
      ],
      endArrowhead: 'arrow',
    } as const
    expect(only(nowhere)?.drawn?.tips).toBe('')
  })

  test('a curve passes through its points, a straight line turns at them', () => {
    const given = {
      id: 'l',
      type: 'line',
      points: [
        [0, 0],
        [50, 40],
        [100, 0],
      ],
    } as const
    expect(only({ ...given, roundness: null })?.drawn?.path).toBe('M0 0L50 40L100 0')
    expect(only({ ...given, roundness: { type: 2 } })?.drawn?.path).toBe(
      'M0 0C8.3 6.7 33.3 40 50 40C66.7 40 91.7 6.7 100 0',
    )
  })

  test('stops at lines and points, whatever their elements, before anything is made of them', () => {
    const lines = { id: 't', type: 'text' as const, text: '\n'.repeat(19_999) }
    const dots = Array.from({ length: 200_000 }, (_, at) => [at, -at] as const)
    expect(posterOf(boardOf(lines))?.shapes[0]?.text?.lines).toHaveLength(20_000)
    expect(posterOf(boardOf(lines, { ...lines, id: 'u' }))).toBeNull()
    expect(posterOf(boardOf({ id: 'a', type: 'freedraw', points: dots }))).toBeNull()
    expect(posterOf(boardOf({ id: 'a', type: 'freedraw', points: dots.slice(0, 20_000) }))?.y).toBe(-19_999)
  })

  test('takes colors alone, and nothing from other places', () => {
    const colors = (strokeColor: string) => only({ id: 'a', type: 'ellipse', strokeColor })?.drawn?.stroke
    expect(colors('#1e1e1e')).toBe('#1e1e1e')
    expect(colors('rgba(1, 2, 3, 0.5)')).toBe('rgba(1, 2, 3, 0.5)')
    expect(colors('url(//elsewhere/x.svg#a)')).toBe('none')
  })
})
