import { expect, test } from 'vitest'
import { emptyBoard } from '@/lib/board/domain/doc'
import { sceneElements } from '@/lib/board/domain/scene'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { generatedSession } from '@/tests/support/simulation/session'
import { packBoard, unpackBoard } from './packed-board'

test('[RP8] a board embedded in its page equals the final board, without deleted elements', () => {
  let deletedTexts = 0
  for (let seed = 1; seed <= 6; seed++) {
    const { board } = generatedSession(seed).reduce(evolve, emptyRoom())
    const packed = packBoard(board)
    expect(unpackBoard(packed)).toEqual(sceneElements(board))
    expect(packed.length).toBeLessThan(JSON.stringify(sceneElements(board)).length / 4)
    const bytes = atob(packed)
    const live = [...board.elements.values()].filter(({ isDeleted }) => !isDeleted)
    for (const { isDeleted, originalText = '' } of board.elements.values()) {
      if (
        !isDeleted ||
        originalText.length < 6 ||
        live.some((one) => one.originalText?.includes(originalText))
      )
        continue
      deletedTexts++
      expect(bytes).not.toContain(originalText)
    }
  }
  expect(deletedTexts).toBeGreaterThan(3)
})

test('[RP8] an empty board is an empty string', () => {
  expect(packBoard(emptyBoard())).toBe('')
  expect(unpackBoard('')).toEqual([])
})
