'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { SignOutProvider } from '@/components/ui/page/sign-out-context'
import { signOutEverywhereAction } from '@/lib/auth/actions'
import { signOut } from '@/lib/auth/client/auth-api'
import { announceSignedOut, onSignedOut } from '@/lib/auth/client/signed-out'
import { countWorkHere, forgetWorkHere, type WorkHere } from '@/lib/rooms/client/unsaved/work-here'
import { type Failure, UNREACHABLE } from '@/lib/shared/errors'

/** Hardly ever needed, and every page would carry it. */
const SignOutDialog = dynamic(() => import('./sign-out-dialog').then((file) => file.SignOutDialog), {
  ssr: false,
})

type Leaving = { viewerId: string; everywhere: boolean }

/**
 * Signs people out so that nothing of theirs stays in the browser: what is not sent yet is shown first, then everything
 * is deleted, and the other tabs leave too.
 */
export function SignOutGuard({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ leaving: Leaving; work: WorkHere } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(
    () =>
      onSignedOut(async (userId, here) => {
        if (here) return
        await forgetWorkHere(userId)
        // Nothing that was rendered for the person may stay on a screen.
        window.location.reload()
      }),
    [],
  )

  const leave = useCallback(async (leaving: Leaving) => {
    const failure = await end(leaving)
    if (failure) setProblem(failure.message)
  }, [])

  const ask = useCallback(
    async (viewerId: string, everywhere = false) => {
      const leaving = { viewerId, everywhere }
      const work = await countWorkHere(viewerId)
      setProblem(null)
      if (work.changes + work.drafts > 0) setAsked({ leaving, work })
      else await leave(leaving)
    },
    [leave],
  )

  const stay = () => {
    setAsked(null)
    setProblem(null)
  }
  return (
    <SignOutProvider value={ask}>
      {children}
      {(asked || problem) && (
        <SignOutDialog
          work={asked?.work ?? null}
          problem={problem}
          onStay={stay}
          onLeave={() => asked && void leave(asked.leaving)}
        />
      )}
    </SignOutProvider>
  )
}

/** @returns why the session did not end; then nothing was deleted */
async function end({ viewerId, everywhere }: Leaving): Promise<Failure | null> {
  if (everywhere) {
    const result = await signOutEverywhereAction(undefined).catch(() => UNREACHABLE)
    if (!result.ok) return result
  } else if (!(await signOut())) return UNREACHABLE
  announceSignedOut(viewerId)
  await forgetWorkHere(viewerId)
  // A full load: nothing that was rendered for the person may stay in memory.
  window.location.assign('/')
  return null
}
