'use client'

import { useCallback, useRef, useState } from 'react'
import { type FormFailure, UNREACHABLE } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

type Answer = { ok: true } | FormFailure
type Done<A extends Answer> = Extract<A, { ok: true }>

type RunOptions = {
  /** The page is left when it went well: until then nothing more is run. */
  leaves?: boolean
}

export type ActionRunner = {
  /** An action is under way. */
  pending: boolean
  /** Why the last action failed; null once the next one starts. */
  failure: FormFailure | null
  /** Its sentence. */
  problem: string | null
  /** Runs an action unless one is under way. @returns its answer if it went well, otherwise null */
  run: <A extends Answer>(action: () => Promise<A>, options?: RunOptions) => Promise<Done<A> | null>
  /** Takes the sentence away. */
  clear: () => void
}

/**
 * Runs what a button or a form asks of the server, once however often it is clicked. A server that does not answer is a
 * failure like any other.
 * @param onFailure called with each failure, for those that are shown elsewhere
 */
export function useAction(onFailure?: (failure: FormFailure) => void): ActionRunner {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<FormFailure | null>(null)
  // The state is known after the next render; a double click comes before it.
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
