'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'

// Loaded when somebody tries something: most rounds get that far late, or never.

export const LateRoomWhatIf = dynamic(() => import('./room-what-if').then((file) => file.RoomWhatIf), {
  ssr: false,
  loading: () => <SkeletonLines count={4} />,
})

export const LateShownTrial = dynamic(() => import('./shown-trial').then((file) => file.ShownTrial), {
  ssr: false,
})
