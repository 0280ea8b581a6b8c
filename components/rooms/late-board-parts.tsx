'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'
import { Nothing, NotLoaded } from './layout/not-loaded'

// They read the board, and all come with the code that does, once one of them is needed. Together, because each further
// list of files to load would weigh on the page.
const load = () => import('./board-parts')

const loading = () => <SkeletonLines count={4} />

/** Most rounds get that far late, or never. */
export const LateRoomWhatIf = dynamic(
  () =>
    load().then(
      (file) => file.RoomWhatIf,
      () => NotLoaded,
    ),
  {
    ssr: false,
    loading,
  },
)

/** Where it does not come, a card says what was played all the same. */
export const LateShownTrial = dynamic(
  () =>
    load().then(
      (file) => file.ShownTrial,
      () => Nothing,
    ),
  { ssr: false },
)

export const LateBoardProbes = dynamic(
  () =>
    load().then(
      (file) => file.BoardProbes,
      () => Nothing,
    ),
  { ssr: false },
)

export const LateOwnQuestions = dynamic(
  () =>
    load().then(
      (file) => file.OwnQuestions,
      () => NotLoaded,
    ),
  {
    ssr: false,
    loading,
  },
)

/** Where it does not come, the questions can be asked for all the same. */
export const LateStepQuestionsCard = dynamic(
  () =>
    load().then(
      (file) => file.StepQuestionsCard,
      () => Nothing,
    ),
  { ssr: false },
)
