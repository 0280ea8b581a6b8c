'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type LibraryFilter, readFilter, writeFilter } from '../domain/library'

/** The filter of the library. It is also in the URL, so that a search can be shared and gone back to. */
export function useLibraryFilter(): [LibraryFilter, (filter: LibraryFilter) => void] {
  const address = useSearchParams().toString()
  const [filter, setFilter] = useState(() => readFilter(new URLSearchParams(address)))
  const written = useRef<string[]>([address])

  // Our own changes to the URL arrive a moment later, perhaps after a newer keystroke. Only a URL that we did not write
  // counts.
  useEffect(() => {
    const at = written.current.indexOf(address)
    written.current = at < 0 ? [address] : written.current.slice(at)
    if (at < 0) setFilter(readFilter(new URLSearchParams(address)))
  }, [address])

  const change = useCallback((next: LibraryFilter) => {
    const query = writeFilter(next)
    written.current.push(query)
    setFilter(next)
    // Bypasses the router: all data is already here, so no request to the server is needed.
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
  }, [])
  return [filter, change]
}
