'use client'

import { useMediaQuery } from '@mantine/hooks'
import { createContext, useContext } from 'react'

/** Whether the browser is likely a phone's, for rendering before its width is known. */
export const OnPhone = createContext(false)

/** Wide: everything side by side. Compact: one panel beside the board. Phone: one thing at a time. */
export type RoomLayout = 'wide' | 'compact' | 'phone'

export function useRoomLayout(): RoomLayout {
  // A phone in landscape counts as wide, but two bars leave no height for a board.
  const phone = useMediaQuery(
    '(max-width: 760px), (max-height: 500px) and (pointer: coarse)',
    useContext(OnPhone),
    {
      getInitialValueInEffect: true,
    },
  )
  const compact = useMediaQuery('(max-width: 1000px)', false, { getInitialValueInEffect: true })
  return phone ? 'phone' : compact ? 'compact' : 'wide'
}
