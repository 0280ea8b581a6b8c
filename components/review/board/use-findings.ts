'use client'

import { useEffect, useState } from 'react'
import type { LooseElement } from '@/lib/board/domain/element/element'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import type { PatternParts } from '@/lib/board/graph/patterns/pattern-parts'
import { readPatternParts } from '@/lib/handbook/actions'
import type { FigureFinding } from '@/lib/review/domain/figure-findings'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { readDesign } from '@/lib/rooms/actions'
import { UNREACHABLE } from '@/lib/shared/errors'

/** What was found on a board. */
export type Findings = Readonly<{
  list: readonly BoardFinding[]
  /** The board read as a graph; without any part there is nothing to ask about. */
  graph: BoardGraph
  /** Patterns to look for; empty if they could not be loaded. */
  patterns: readonly PatternParts[]
  /** Questions about the figures in the worksheet and on the board. */
  figures: readonly FigureFinding[]
  /** The case's own design, which the board was compared with, if the viewer may read the guide. */
  design: CaseDesign | null
}>

/** Null until it is known; failed if the code could not be loaded. */
export type FoundOnBoard = Readonly<{ found: Findings | null; failed: boolean }>

/**
 * A board read as a design, and what a colleague would ask about it.
 * @param fields the worksheet
 * @param guideOf the case to compare with, if the viewer may read its guide
 * @param isOpen whether the panel is open: nothing is loaded before
 */
export function useFindings(
  board: readonly LooseElement[],
  fields: SessionRecord['fields'],
  guideOf: string | null,
  isOpen: boolean,
): FoundOnBoard {
  const [state, setState] = useState<FoundOnBoard>({
    found: null,
    failed: false,
  })
  const [asked, setAsked] = useState(false)
  useEffect(() => setAsked((before) => before || isOpen), [isOpen])
  useEffect(() => {
    if (!asked) return
    let left = false
    const show = (next: typeof state) => {
      if (!left) setState(next)
    }
    findingsOf(board, fields, guideOf).then(
      (found) => show({ found, failed: false }),
      () => show({ found: null, failed: true }),
    )
    return () => {
      left = true
    }
  }, [asked, board, fields, guideOf])
  return state
}

async function findingsOf(
  board: readonly LooseElement[],
  fields: SessionRecord['fields'],
  guideOf: string | null,
): Promise<Findings> {
  const [{ readBoard }, { reviewBoard }, { figureFindings }, { boardFigures }, patterns, design] =
    await Promise.all([
      import('@/lib/board/graph/read-board'),
      import('@/lib/board/graph/review-board'),
      import('@/lib/review/domain/figure-findings'),
      import('@/lib/review/domain/board-figures'),
      readPatternParts({}).catch(() => UNREACHABLE),
      guideOf === null ? null : readDesign({ caseId: guideOf }).catch(() => UNREACHABLE),
    ])
  const expected = design?.ok ? design.value : null
  const graph = readBoard(board)
  return {
    list: reviewBoard(graph, expected),
    graph,
    figures: figureFindings(
      Object.fromEntries(fields.map(({ id, text }) => [id, text])),
      expected?.results ?? [],
      boardFigures(board),
    ),
    patterns: patterns.ok ? patterns.value : [],
    design: expected,
  }
}
