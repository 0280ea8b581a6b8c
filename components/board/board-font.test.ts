import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BOARD_FONT } from './board-font'

test('[RP10] the font that pages preload exists in this version of Excalidraw', () => {
  const file = BOARD_FONT.replace('/excalidraw/', '')
  expect(existsSync(`node_modules/@excalidraw/excalidraw/dist/prod/${file}`)).toBe(true)
})
