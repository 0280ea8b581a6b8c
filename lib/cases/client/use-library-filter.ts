'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type LibraryFilter, readFilter, writeFilter } from '../domain/library'

/** The filter of the library. It stands in the address too, so that a search can be shared and gone back to. */
export function useLibraryFilter(): [LibraryFilter, (filter: LibraryFilter) => void] {
  const address = useSearchParams().toString()
  const [filter, setFilter] = useState(() => readFilter(new URLSearchParams(address)))
  const written = useRef<string[]>([address])

  // What we write comes back a moment later, perhaps after a newer key. Only an address we did not write counts.
  useEffect(() => {
    const at = written.current.indexOf(address)
    written.current = at < 0 ? [address] : written.current.slice(at)
    if (at < 0) setFilter(readFilter(new URLSearchParams(address)))
  }, [address])

  const change = useCallback((next: LibraryFilter) => {
    const query = writeFilter(next)
    written.current.push(query)
    setFilter(next)
    // Not through the router: everything to show is here already, so the server need not be asked.
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
  }, [])
  return [filter, change]
}
