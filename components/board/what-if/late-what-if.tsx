'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'

const load = () => import('./what-if-panel').then((file) => file.WhatIfPanel)

/** Loaded when somebody opens it: most who look at a board do not. */
export const LateWhatIf = dynamic(load, { ssr: false, loading: () => <SkeletonLines count={4} /> })

/** Fetches the code ahead, for a page that has to go on without a network. */
export function fetchWhatIf(): void {
  load().catch(() => undefined)
}
