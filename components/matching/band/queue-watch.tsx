'use client'

import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { BandContext } from '@/components/ui/page/band-context'
import { onWatched, watchedPerson } from '@/lib/matching/client/waiting-here'

type Parts = typeof import('./queue-parts')

/** Watches the user's place in the queue on every page. Its code is only loaded while there is a place to watch. */
export function QueueWatch({ children }: { children: ReactNode }) {
  const viewerId = useSyncExternalStore(onWatched, watchedPerson, () => null)
  const [parts, setParts] = useState<Parts | null>(null)
  const isWanted = viewerId !== null
  useEffect(() => {
    if (!isWanted) return
    let gone = false
    import('./queue-parts').then(
      (found) => !gone && setParts(found),
      // The practice page itself shows the user's place.
      () => {},
    )
    return () => {
      gone = true
    }
  }, [isWanted])
  const shown = isWanted ? parts : null
  return (
    <BandContext value={shown && <shown.QueueBand />}>
      {shown && viewerId && <shown.QueueKeeper key={viewerId} viewerId={viewerId} />}
      {children}
    </BandContext>
  )
}
