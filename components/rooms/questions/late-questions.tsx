'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'

// They read the board, and so come with the code that does.

export const LateBoardProbes = dynamic(() => import('./board-probes').then((file) => file.BoardProbes), {
  ssr: false,
})

export const LateOwnQuestions = dynamic(() => import('./own-questions').then((file) => file.OwnQuestions), {
  ssr: false,
  loading: () => <SkeletonLines count={2} />,
})
