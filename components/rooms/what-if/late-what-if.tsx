'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'
import { Nothing, NotLoaded } from '../layout/not-loaded'

// Loaded when somebody tries something: most rounds get that far late, or never.

export const LateRoomWhatIf = dynamic(
  () =>
    import('./room-what-if').then(
      (file) => file.RoomWhatIf,
      () => NotLoaded,
    ),
  { ssr: false, loading: () => <SkeletonLines count={4} /> },
)

/** Where it does not come, a card says what was played all the same. */
export const LateShownTrial = dynamic(
  () =>
    import('./shown-trial').then(
      (file) => file.ShownTrial,
      () => Nothing,
    ),
  { ssr: false },
)
