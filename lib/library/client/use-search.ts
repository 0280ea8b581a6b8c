'use client'

import { useEffect, useState } from 'react'
import type { Found } from '../domain/search/search-library'

export type SearchState =
  | { status: 'empty' }
  | { status: 'loading' }
  | { status: 'failed' }
  | { status: 'found'; question: string; found: readonly Found[] }

/** The matches of a query. Code and index are loaded with the first one. */
export function useSearch(question: string): SearchState {
  const [state, setState] = useState<SearchState>({ status: 'empty' })
  const asked = question.trim()
  useEffect(() => {
    if (asked === '') return setState({ status: 'empty' })
    let gone = false
    setState((before) => (before.status === 'found' ? before : { status: 'loading' }))
    import('./search-index')
      .then(({ find }) => find(asked))
      .then(
        (found) => !gone && setState({ status: 'found', question: asked, found }),
        () => !gone && setState({ status: 'failed' }),
      )
    return () => {
      gone = true
    }
  }, [asked])
  return state
}

/** Preloads code and index before the first query. */
export function loadSearch(): void {
  import('./search-index').then(({ loadIndex }) => loadIndex()).catch(() => {})
}
