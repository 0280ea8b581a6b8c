'use client'

import { useMediaQuery } from '@mantine/hooks'

/** Wide: everything side by side. Compact: the guide lies over the board. Phone: one thing at a time. */
export type RoomLayout = 'wide' | 'compact' | 'phone'

export function useRoomLayout(): RoomLayout {
  const phone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: true })
  const compact = useMediaQuery('(max-width: 1100px)', false, { getInitialValueInEffect: true })
  return phone ? 'phone' : compact ? 'compact' : 'wide'
}
