'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { keepCase } from '../actions'

/** Where the text of the editor is. */
export type DraftSaveState =
  | { status: 'saved' }
  | { status: 'saving' }
  | { status: 'offline'; kept: number }
  | { status: 'refused'; reason: string }

/** Milliseconds after the last key before it is sent, and before an unanswered save is tried again. */
const QUIET = 800
const RETRY = 4000

/**
 * Keeps what is typed. One save is under way at a time, each on top of the one before, so that a slow answer never
 * overwrites a newer text. A text that another window overtook stays here and is not sent again.
 */
export function useDraftSaver(id: string, firstRevision: number) {
  const [state, setState] = useState<DraftSaveState>({ status: 'saved' })
  const revision = useRef(firstRevision)
  const waiting = useRef<string | null>(null)
  const busy = useRef<Promise<boolean> | null>(null)
  const refused = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    if (busy.current) await busy.current
    const source = waiting.current
    if (source === null) return !refused.current
    if (refused.current) return false
    const attempt = (async () => {
      setState({ status: 'saving' })
      const result = await keepCase({ id, revision: revision.current, source }).catch(() => null)
      if (result === null) {
        setState({ status: 'offline', kept: 1 })
        timer.current = setTimeout(() => void flush(), RETRY)
        return false
      }
      if (!result.ok) {
        refused.current = true
        setState({ status: 'refused', reason: result.message })
        return false
      }
      revision.current = result.value.revision
      if (waiting.current === source) waiting.current = null
      setState(waiting.current === null ? { status: 'saved' } : { status: 'saving' })
      return true
    })()
    busy.current = attempt
    const saved = await attempt
    busy.current = null
    return saved
  }, [id])

  const save = useCallback(
    (source: string) => {
      waiting.current = source
      if (refused.current) return
      setState({ status: 'saving' })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), QUIET)
    },
    [flush],
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (waiting.current !== null) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      // Leaving the page within the app sends what is left.
      if (waiting.current !== null) void flush()
    }
  }, [flush])

  return { state, save, flush }
}
