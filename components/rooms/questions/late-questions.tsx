'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'
import { Nothing, NotLoaded } from '../layout/not-loaded'

// They read the board, and so come with the code that does.

export const LateBoardProbes = dynamic(
  () =>
    import('./board-probes').then(
      (file) => file.BoardProbes,
      () => Nothing,
    ),
  { ssr: false },
)

export const LateOwnQuestions = dynamic(
  () =>
    import('./own-questions').then(
      (file) => file.OwnQuestions,
      () => NotLoaded,
    ),
  { ssr: false, loading: () => <SkeletonLines count={2} /> },
)
