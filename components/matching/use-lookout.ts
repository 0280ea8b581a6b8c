'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { lookAroundAction } from '@/lib/matching/actions'
import type { Lookout } from '@/lib/matching/domain/queue-view'
import type { Wish } from '@/lib/matching/domain/wish'

/** Interval between counts while the page is visible, in milliseconds. */
const EVERY_MS = 15_000
/** Delay after a change of the wish, in milliseconds: several quick changes cause one request. */
const PAUSE_MS = 250

/**
 * Who is waiting, for a user with this wish: fetched again when the wish changes, periodically, and on returning to the
 * page.
 * @returns `stale` while the figures are for another wish
 */
export function useLookout(first: Lookout, wish: Wish, on: boolean): { lookout: Lookout; stale: boolean } {
  const [lookout, setLookout] = useState(first)
  const [stale, setStale] = useState(false)
  const asked = useRef(0)
  const ask = useEffectEvent(async () => {
    const number = ++asked.current
    const answer = await lookAroundAction(wish).catch(() => null)
    if (number !== asked.current || !answer?.ok) return
    setLookout(answer.value)
    setStale(false)
  })
  const key = JSON.stringify(wish)
  const before = useRef(key)
  useEffect(() => {
    if (!on || before.current === key) return
    before.current = key
    setStale(true)
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [on, key])
  useEffect(() => {
    if (!on) return
    const askIfSeen = () => void (document.visibilityState === 'visible' && ask())
    const timer = setInterval(askIfSeen, EVERY_MS)
    document.addEventListener('visibilitychange', askIfSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', askIfSeen)
    }
  }, [on])
  return { lookout, stale }
}
