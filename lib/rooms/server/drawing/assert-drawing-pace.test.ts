import { expect, test } from 'vitest'
import { assertDrawingPace } from './assert-drawing-pace'

test('[ID3] somebody can upload five drawings at once and then one a minute, without delaying anybody else', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 30) + seconds * 1_000)
  for (let turn = 0; turn < 5; turn++) assertDrawingPace('ines', at(0))
  expect(() => assertDrawingPace('ines', at(1))).toThrow(
    expect.objectContaining({ code: 'drawing/too-often' }),
  )
  expect(() => assertDrawingPace('kai', at(1))).not.toThrow()
  expect(() => assertDrawingPace('ines', at(62))).not.toThrow()
})
