'use client'

import { useEffect, useState } from 'react'
import { formatClock } from '@/components/ui/format/format-time'
import { WarningBand } from '@/components/ui/warning-band'
import { useRoomView } from '../room-context'

/** A short gap is not worth a message; a longer one is stated plainly. */
const PATIENCE_MS = 1_000

/** The amber band for somebody who is disconnected: what is kept, and that drawing still works. */
export function OfflineBand() {
  const lost = useRoomView(({ connection, unsaved, kept }) =>
    connection.status === 'reconnecting' ? { since: connection.since, unsaved, kept } : null,
  )
  const since = lost?.since ?? null
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    setWaited(0)
    if (since === null) return
    const timer = setInterval(() => setWaited(performance.now() - since), 250)
    return () => clearInterval(timer)
  }, [since])
  if (lost === null || waited < PATIENCE_MS) return null
  const { unsaved, kept: isKept } = lost
  const edits = unsaved === 1 ? '1 edit' : `${unsaved} edits`
  const kept =
    unsaved === 0
      ? 'Everything is saved.'
      : isKept
        ? `${edits} ${unsaved === 1 ? 'is' : 'are'} kept in this browser and will be sent when you’re back.`
        : `This browser can’t keep ${edits}: leave this page open until they are sent.`
  return (
    <WarningBand title="You’re offline." aside={formatClock(waited / 1000)}>
      {kept} Keep drawing; the clock keeps running.
    </WarningBand>
  )
}
