'use client'

import { useEffect, useState } from 'react'
import { keepCase } from '../actions'
import { DraftSaver, type DraftSaveState } from './draft-saver'

/** Saves what is typed in the editor, and reports the state of the save. */
export function useDraftSaver(id: string, firstRevision: number) {
  const [state, setState] = useState<DraftSaveState>({ status: 'saved' })
  const [saver] = useState(
    () =>
      new DraftSaver({
        revision: firstRevision,
        send: (revision, source) => keepCase({ id, revision, source }),
        show: setState,
        setTimer: (run, ms) => window.setTimeout(run, ms),
        clearTimer: (timer) => window.clearTimeout(timer as number | undefined),
      }),
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.dirty) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      // Leaving the page within the app sends unsaved text.
      if (saver.dirty) void saver.flush()
    }
  }, [saver])

  return { state, save: (source: string) => saver.save(source), flush: () => saver.flush() }
}
