import { expect, test } from 'vitest'
import { isPhoneBoard } from './board-layout'

test('a board has all of its tools around it from a width of 700 px, or with a mouse from a height of 500 px', () => {
  const boards: [what: string, width: number, height: number, mouse: boolean, phone: boolean][] = [
    ['a laptop, between guide and panel', 692, 624, true, false],
    ['a narrow window', 390, 700, true, false],
    ['a low and narrow window', 600, 400, true, true],
    ['a tablet', 728, 600, false, false],
    ['a tablet, upright', 472, 900, false, true],
    ['a phone', 390, 600, false, true],
    ['a phone on its side', 690, 280, false, true],
  ]
  for (const [what, width, height, mouse, phone] of boards)
    expect([what, isPhoneBoard(width, height, mouse)]).toEqual([what, phone])
})
