'use client'

import { useSyncExternalStore } from 'react'
import { wasHereBefore } from '@/lib/auth/client/been-here'

const never = () => () => {}

/**
 * What signing in is for. Only the browser knows who has been here before: the server renders the same page for
 * everybody.
 */
export function SignInIntro() {
  const returning = useSyncExternalStore(never, wasHereBefore, () => false)
  return returning
    ? 'Your sessions and grades are where you left them.'
    : 'Rooms, sessions and grades belong to an account.'
}
