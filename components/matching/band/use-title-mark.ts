'use client'

import { useEffect } from 'react'

/** Puts a mark before the tab's title, whichever page is open. Null for none. */
export function useTitleMark(mark: string | null): void {
  useEffect(() => {
    if (mark === null) return
    const prefix = `${mark} · `
    const put = () => {
      if (!document.title.startsWith(prefix)) document.title = prefix + document.title
    }
    put()
    // The next page sets its own title.
    const observer = new MutationObserver(put)
    observer.observe(document.head, { subtree: true, childList: true, characterData: true })
    return () => {
      observer.disconnect()
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length)
    }
  }, [mark])
}
