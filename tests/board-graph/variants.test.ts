import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import type { ReferenceElement } from '@/lib/cases/domain/diagram/reference-board'
import type { Graph } from '@/lib/cases/domain/schema/graph-schema'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'
import { REFERENCES, saidByBoard, saidByCase } from './reference-boards'
import { CHANGES, changed } from './variants'

/** Findings that compare a board with a case. */
const COMPARED = ['missing-part', 'avoided-call', 'waits-without-need']

/** Without the case, and compared with it. */
function findingsOf(board: BoardGraph, graph: Graph): string[][] {
  return [reviewBoard(board), reviewBoard(board, graph)].map((findings) =>
    findings.map(({ code, message }) => `${code}: ${message}`).sort(),
  )
}

test('[BG21] moving, resizing, recolouring, grouping and duplicating change neither a board’s meaning nor its findings', () => {
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

test('[BG3][BG21] a single point stays one, however its board is changed or pasted again', () => {
  const boards = REFERENCES.map(({ board }) => board.map(withFirstKind))
  const asked = (elements: readonly unknown[]) =>
    reviewBoard(readBoard(elements))
      .filter(({ code }) => code === 'single-point')
      .map(({ message }) => message)
  const speaking = boards.filter((board) => asked(board).length > 0)
  expect(speaking.length).toBeGreaterThan(3)
  fc.assert(
    fc.property(fc.nat({ max: speaking.length - 1 }), CHANGES, (index, changes) => {
      const board = speaking[index] ?? []
      expect(asked(changed(board, changes))).toEqual(asked(board))
    }),
    { numRuns: 200, seed: 17 },
  )
})

/** If a case accepts several kinds, the first: whether there is one of it depends on the kind. */
function withFirstKind(element: ReferenceElement): ReferenceElement {
  const text = typeof element.text === 'string' ? element.text.replaceAll('\n', ' ') : ''
  const [kind] = text.split(' or ')
  return kind && kind !== text && isKind(kind) ? { ...element, text: kind, originalText: kind } : element
}

function isKind(text: string): boolean {
  return COMPONENT_KINDS.some((kind) => kind === text)
}

test('[BG21] using another of a component’s names changes nothing in the comparison with the case', () => {
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
