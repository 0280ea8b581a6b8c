'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useRef } from 'react'
import type { PlacedGraph } from '../domain/board/geometry'
import { layOutGraph } from '../domain/board/lay-out-graph'
import type { Case } from '../domain/case'
import { type Review, reviewSource } from '../domain/draft'
import { numbersOf } from '../domain/estimate/estimate-lines'
import { type EstimateReport, evaluateEstimates } from '../domain/estimate/evaluate-estimates'

/** What the panels beside the editor show. */
export type Shown = { whole: Case; placed: PlacedGraph | null; estimates: EstimateReport }

/**
 * The review of a text while it is typed, a moment after the last key. `shown` is the newest text that could be
 * read; `stale` says that there is a newer one which cannot.
 */
export function useReview(source: string): { review: Review; shown: Shown | null; stale: boolean } {
  const [settled] = useDebouncedValue(source, 350)
  const last = useRef<Shown | null>(null)
  return useMemo(() => {
    const review = reviewSource(settled)
    if (review.whole) last.current = prepare(review.whole)
    return { review, shown: last.current, stale: review.whole === null }
  }, [settled])
}

function prepare(whole: Case): Shown {
  const { graph, facts, estimates } = whole.guide
  const ids = new Set(graph.nodes.map(({ id }) => id))
  const edges = [...graph.edges, ...graph.optionalEdges]
  // A graph that names nodes which do not exist yet cannot be drawn.
  const drawable =
    ids.size === graph.nodes.length && edges.every(({ from, to }) => ids.has(from) && ids.has(to))
  return {
    whole,
    placed: drawable ? layOutGraph(graph) : null,
    estimates: evaluateEstimates(numbersOf(facts), estimates),
  }
}
