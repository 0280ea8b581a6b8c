'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'

/** The panel of comments, apart from the page: its words come late anyway. */
export const LateComments = dynamic(() => import('./comments-panel').then((file) => file.CommentsPanel), {
  ssr: false,
  loading: () => <SkeletonLines count={6} />,
})
