'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { SignOutProvider } from '@/components/ui/page/sign-out-context'
import { signOutEverywhereAction } from '@/lib/auth/actions'
import { signOut } from '@/lib/auth/client/auth-api'
import { announceSignedOut, onSignedOut } from '@/lib/auth/client/signed-out'
import { countWorkHere, forgetWorkHere, type WorkHere } from '@/lib/rooms/client/unsaved/work-here'
import { type FormFailure, UNREACHABLE } from '@/lib/shared/errors'

/** Rarely needed, and otherwise part of every page. */
const SignOutDialog = dynamic(() => import('./sign-out-dialog').then((file) => file.SignOutDialog), {
  ssr: false,
})

type Leaving = { viewerId: string; everywhere: boolean }

/**
 * Signs users out so that nothing of theirs stays in the browser: shows unsent work first, then deletes everything, and
 * makes the other tabs leave too.
 */
export function SignOutGuard({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ leaving: Leaving; work: WorkHere } | null>(null)
  const { pending, problem, run, clear } = useAction()

  useEffect(
    () =>
      onSignedOut(async (userId, here) => {
        if (here) return
        await forgetWorkHere(userId)
        // Nothing that was rendered for the user may stay on the screen.
        window.location.reload()
      }),
    [],
  )

  const leave = useCallback((leaving: Leaving) => run(() => end(leaving), { leaves: true }), [run])

  const ask = useCallback(
    async (viewerId: string, everywhere = false) => {
      const leaving = { viewerId, everywhere }
      const work = await countWorkHere(viewerId)
      clear()
      if (work.changes + work.drafts > 0) setAsked({ leaving, work })
      else await leave(leaving)
    },
    [leave, clear],
  )

  const stay = () => {
    setAsked(null)
    clear()
  }
  return (
    <SignOutProvider value={ask}>
      {children}
      {(asked || problem) && (
        <SignOutDialog
          work={asked?.work ?? null}
          pending={pending}
          problem={problem}
          onStay={stay}
          onLeave={() => asked && void leave(asked.leaving)}
        />
      )}
    </SignOutProvider>
  )
}

/** Ends the session, then deletes what the browser stores. If the session could not be ended, nothing is deleted. */
async function end({ viewerId, everywhere }: Leaving): Promise<{ ok: true } | FormFailure> {
  if (everywhere) {
    const result = await signOutEverywhereAction(undefined)
    if (!result.ok) return result
  } else if (!(await signOut())) return UNREACHABLE
  announceSignedOut(viewerId)
  await forgetWorkHere(viewerId)
  // A full page load, so that nothing rendered for this user stays in memory.
  window.location.assign('/')
  return { ok: true }
}
