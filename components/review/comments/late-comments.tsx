'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'

/** The comments panel, split from the page: its content is loaded late anyway. */
export const LateComments = dynamic(() => import('./comments-panel').then((file) => file.CommentsPanel), {
  ssr: false,
  loading: () => <SkeletonLines count={6} />,
})
