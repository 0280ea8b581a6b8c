'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'

/** Loaded when it is first opened: most people draw with a pointer. */
export const LateOutline = dynamic(() => import('./outline-panel').then((file) => file.OutlinePanel), {
  ssr: false,
  loading: () => <SkeletonLines count={6} />,
})
