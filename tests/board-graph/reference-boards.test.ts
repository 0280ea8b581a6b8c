import { describe, expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { REFERENCES, saidByBoard, saidByCase } from './reference-boards'

test('[BG20] there is a reference board for each of the 40 cases', () => {
  expect(REFERENCES.length).toBeGreaterThanOrEqual(40)
})

describe.each(REFERENCES)('$name', ({ graph, board }) => {
  test('[BG20] the reference board is read back as exactly its graph', () => {
    const read = readBoard(board)
    expect(saidByBoard(read)).toEqual(saidByCase(graph))
    expect(read.unread).toEqual([])
    expect(read.groups).toEqual([])
    expect(read.components.every(({ source, count }) => source === 'stated' && count === 1)).toBe(true)
  })
})
