'use client'

import { useCallback, useRef, useState } from 'react'
import { type FormFailure, UNREACHABLE } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

type Answer = { ok: true } | FormFailure
type Done<A extends Answer> = Extract<A, { ok: true }>

type RunOptions = {
  /** The page is left after success: until then nothing more runs. */
  leaves?: boolean
}

export type ActionRunner = {
  /** An action is running. */
  pending: boolean
  /** Why the last action failed; null once the next one starts. */
  failure: FormFailure | null
  /** Its message. */
  problem: string | null
  /** Runs an action unless one is already running. @returns its result if it succeeded, otherwise null */
  run: <A extends Answer>(action: () => Promise<A>, options?: RunOptions) => Promise<Done<A> | null>
  /** Clears the message. */
  clear: () => void
}

/**
 * Runs a server action for a button or a form, once however often it is clicked. A server that does not respond counts
 * as a failure.
 * @param onFailure called with each failure, for those that are shown elsewhere
 */
export function useAction(onFailure?: (failure: FormFailure) => void): ActionRunner {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<FormFailure | null>(null)
  // State only updates with the next render; a double click is faster.
  const running = useRef(false)
  const heard = useRef(onFailure)
  heard.current = onFailure

  const run = useCallback(
    async <A extends Answer>(action: () => Promise<A>, { leaves = false }: RunOptions = {}) => {
      if (running.current) return null
      running.current = true
      setPending(true)
      setFailure(null)
      const answer: Answer = await action().catch(() => UNREACHABLE)
      if (answer.ok && leaves) return answer as Done<A>
      running.current = false
      setPending(false)
      if (answer.ok) return answer as Done<A>
      setFailure(answer)
      heard.current?.(answer)
      return null
    },
    [],
  )
  const clear = useCallback(() => setFailure(null), [])
  return { pending, failure, problem: failure && sentenceOf(failure), run, clear }
}
