'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { type LibraryFilter, readFilter, writeFilter } from '../domain/library'

/** The filter of the library. The address is its only state, so that a search can be shared and gone back to. */
export function useLibraryFilter(): [LibraryFilter, (filter: LibraryFilter) => void] {
  const params = useSearchParams()
  const filter = useMemo(() => readFilter(new URLSearchParams(params)), [params])
  const setFilter = useCallback((next: LibraryFilter) => {
    const query = writeFilter(next)
    // Not through the router: everything to show is here already, so the server need not be asked.
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
  }, [])
  return [filter, setFilter]
}
