'use client'

import dynamic from 'next/dynamic'
import { SkeletonLines } from '@/components/ui/skeleton'

const load = () => import('./what-if-panel').then((file) => file.WhatIfPanel)

/** Loaded when it is first opened: most people who look at a board do not open it. */
export const LateWhatIf = dynamic(load, { ssr: false, loading: () => <SkeletonLines count={4} /> })

/** Fetches the code in advance, for a page that has to keep working offline. */
export function fetchWhatIf(): void {
  load().catch(() => undefined)
}
