'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useRef, useSyncExternalStore } from 'react'
import type { PreparedCase } from '../domain/case'
import { reviewSource, type SourceReview } from '../domain/draft'
import { prepareCase } from '../domain/prepare-case'

const UNREAD: SourceReview = { whole: null, findings: [], publishable: false }
const never = () => () => {}

/**
 * The review of a text while it is typed, a moment after the last keystroke. `shown` is the newest text that could be
 * parsed; `stale` means that there is a newer one that cannot.
 */
export function useReview(source: string): {
  review: SourceReview
  shown: PreparedCase | null
  stale: boolean
} {
  const [settled] = useDebouncedValue(source, 350)
  const last = useRef<PreparedCase | null>(null)
  // The server that renders the page serves everybody, so it does not parse one user's text.
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return useMemo(() => {
    if (!inBrowser) return { review: UNREAD, shown: null, stale: false }
    const review = reviewSource(settled)
    if (review.whole) last.current = prepareCase(review.whole)
    return { review, shown: last.current, stale: review.whole === null }
  }, [settled, inBrowser])
}
