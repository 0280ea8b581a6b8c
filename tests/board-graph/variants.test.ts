import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { REFERENCES, saidByBoard, saidByCase } from './reference-boards'
import { CHANGES, changed } from './variants'

test('[BG21] moving, resizing, recolouring, grouping and duplicating change nothing that a board says', () => {
  fc.assert(
    fc.property(fc.nat({ max: REFERENCES.length - 1 }), CHANGES, (index, changes) => {
      const reference = REFERENCES[index]
      if (!reference) throw new Error('unreachable: the index is one of a reference')
      const { graph, board } = reference
      expect(saidByBoard(readBoard(changed(board, changes)))).toEqual(saidByCase(graph))
    }),
    { numRuns: 1_000, seed: 11 },
  )
})
