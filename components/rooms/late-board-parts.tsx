'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'
import { Nothing, NotLoaded } from './layout/not-loaded'

// Parts that read the board. They are loaded together with that code once any of them is needed: separate
// lists of files to load would make the page heavier.
const load = () => import('./board-parts')

const loading = () => <SkeletonLines count={4} />

/** Most rounds need this late, or never. */
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

/** If it fails to load, a card still tells what was played. */
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

/** If it fails to load, the questions can still be asked for. */
export const LateStepQuestionsCard = dynamic(
  () =>
    load().then(
      (file) => file.StepQuestionsCard,
      () => Nothing,
    ),
  { ssr: false },
)
