'use client'

import { useEffect, useState } from 'react'
import { formatClock } from '@/components/ui/format/format-time'
import { WarningBand } from '@/components/ui/warning-band'
import type { RoomView } from '@/lib/rooms/client/view/room-view'

/** A short gap is no news; one that lasts is said plainly. */
const PATIENCE_MS = 1_000

/** The amber band of somebody who is cut off: what is kept, and that drawing goes on. */
export function OfflineBand({ view }: { view: RoomView }) {
  const since = view.connection.status === 'reconnecting' ? view.connection.since : null
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    setWaited(0)
    if (since === null) return
    const timer = setInterval(() => setWaited(performance.now() - since), 250)
    return () => clearInterval(timer)
  }, [since])
  if (since === null || waited < PATIENCE_MS) return null
  const edits = view.unsaved === 1 ? '1 edit' : `${view.unsaved} edits`
  const kept =
    view.unsaved === 0
      ? 'Everything is saved.'
      : view.kept
        ? `${edits} ${view.unsaved === 1 ? 'is' : 'are'} kept in this browser and will be sent when you’re back, once each.`
        : `This browser can’t keep ${edits}: leave this page open until they are sent.`
  return (
    <WarningBand title="You’re offline." aside={formatClock(waited / 1000)}>
      {kept} Keep drawing; the clock keeps running.
    </WarningBand>
  )
}
