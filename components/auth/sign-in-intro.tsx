'use client'

import { useSyncExternalStore } from 'react'
import { wasHereBefore } from '@/lib/auth/client/been-here'

const never = () => () => {}

/** What a sign-in is for. Only the browser knows who was here before: the page is the same for everybody. */
export function SignInIntro() {
  const returning = useSyncExternalStore(never, wasHereBefore, () => false)
  return returning
    ? 'Your sessions and grades are where you left them.'
    : 'Rooms, sessions and grades belong to an account.'
}
