'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { useOutlinedBoard } from '@/components/board/outline/use-outline'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'
import type { BoardGraph } from '@/lib/board/graph/board-graph'

/** How long nothing is drawn that says something else before the board is asked about, in ms. */
const QUIET_MS = 3_000

/** The board as it was read when it last came to rest: a box that was just drawn is connected to nothing yet. */
export function useSettledBoard(channel: OutlineChannel): BoardGraph {
  const { graph } = useOutlinedBoard(channel)
  const [settled] = useDebouncedValue(graph, QUIET_MS)
  return settled
}
