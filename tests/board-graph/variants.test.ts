import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import type { ReferenceElement } from '@/lib/cases/domain/diagram/reference-board'
import type { Graph } from '@/lib/cases/domain/schema/graph-schema'
import { REFERENCES, saidByBoard, saidByCase } from './reference-boards'
import { CHANGES, changed } from './variants'

/** Findings that hold a board against a case. */
const COMPARED = ['missing-part', 'avoided-call', 'waits-without-need']

/** Without the case, and beside it. */
function findingsOf(board: BoardGraph, graph: Graph): string[][] {
  return [reviewBoard(board), reviewBoard(board, graph)].map((findings) =>
    findings.map(({ code, message }) => `${code}: ${message}`).sort(),
  )
}

test('[BG21] moving, resizing, recolouring, grouping and duplicating change nothing that a board says, and no finding', () => {
  const sound = REFERENCES.map(({ board, graph }) => findingsOf(readBoard(board), graph))
  const tried = new Set<number>()
  fc.assert(
    fc.property(fc.nat({ max: REFERENCES.length - 1 }), CHANGES, (index, changes) => {
      const reference = REFERENCES[index]
      if (!reference) throw new Error('unreachable: the index is one of a reference')
      tried.add(index)
      const read = readBoard(changed(reference.board, changes))
      expect(saidByBoard(read)).toEqual(saidByCase(reference.graph))
      expect(findingsOf(read, reference.graph)).toEqual(sound[index])
    }),
    { numRuns: 1_000, seed: 11 },
  )
  expect(tried.size).toBe(REFERENCES.length)
})

test('[BG21] calling a part by another of its names changes nothing beside the case', () => {
  let renamed = 0
  for (const { board, graph, name } of REFERENCES) {
    const codes = (elements: readonly unknown[]) =>
      reviewBoard(readBoard(elements), graph)
        .map(({ code }) => code)
        .filter((code) => COMPARED.includes(code))
    for (const { label, aka } of graph.nodes) {
      for (const other of aka) {
        expect([name, label, other, codes(withName(board, label, other))]).toEqual([name, label, other, []])
        renamed++
      }
    }
  }
  expect(renamed).toBeGreaterThan(300)
})

function withName(board: readonly ReferenceElement[], label: string, other: string): ReferenceElement[] {
  const oneLine = (text: unknown) => String(text).split(/\s+/).join(' ')
  return board.map((element) =>
    element.type === 'text' && oneLine(element.originalText ?? element.text) === label
      ? { ...element, text: other, originalText: other }
      : element,
  )
}
