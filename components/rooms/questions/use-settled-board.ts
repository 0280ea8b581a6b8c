'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { useOutlinedBoard } from '@/components/board/outline/use-outline'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'
import type { BoardGraph } from '@/lib/board/graph/board-graph'

/** How long the drawing's meaning must stay the same before questions are derived from it, in ms. */
const QUIET_MS = 3_000

/** The board as it was read when it last settled: a box just drawn is not connected to anything yet. */
export function useSettledBoard(channel: OutlineChannel): BoardGraph {
  const { graph } = useOutlinedBoard(channel)
  const [settled] = useDebouncedValue(graph, QUIET_MS)
  return settled
}
