'use client'

import { useEffect, useState } from 'react'
import { keep, readKept } from '@/lib/shared/kept/browser-storage'
import { type GradeDraft, readDraft } from './grade-draft'

/**
 * A draft that survives a refresh: every change is stored in this browser until the grade is submitted. If the browser
 * cannot store it, leaving the page asks for confirmation. Only for components that render in the browser alone.
 * @param key names the session and the grader, since several people may use one browser
 */
export function useGradeDraft(key: string, first: () => GradeDraft) {
  const [draft, setDraft] = useState(() => readDraft(readKept('browser', key)) ?? first())
  const [unkept, setUnkept] = useState(false)

  useEffect(() => {
    if (!unkept) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unkept])

  return {
    draft,
    change: (next: GradeDraft) => {
      setDraft(next)
      setUnkept(!keep('browser', key, JSON.stringify(next)))
    },
    /** Deletes the draft, which has been submitted. */
    done: () => {
      keep('browser', key, null)
      setUnkept(false)
    },
  }
}
