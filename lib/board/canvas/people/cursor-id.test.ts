import { expect, test } from 'vitest'
import { cursorId, hueDistance, hueOf, paintedHue } from './cursor-id'

test.each(['#2E5DCB', '#D4661D', '#1B9780', '#A8264B', '#6B4E00', '#7A3FB0'])(
  '[B38] the cursor of a member whose colour is %s has that hue',
  (color) => {
    for (const number of [1, 2, 10]) {
      expect(hueDistance(paintedHue(cursorId(number, color)), hueOf(color))).toBeLessThanOrEqual(5)
    }
  },
)

test('[B38] different members have different cursors, even in one colour', () => {
  expect(cursorId(1, '#2E5DCB')).not.toBe(cursorId(2, '#2E5DCB'))
})
