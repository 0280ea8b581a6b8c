'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatMinutes } from '@/components/ui/format/format-time'
import { LinkButton } from '@/components/ui/links/link-button'
import type { RoundsAhead } from '@/lib/matching/domain/queue-view'
import { REMINDERS } from '@/lib/matching/domain/slots/slot-limits'
import { keep, readKept } from '@/lib/shared/kept/browser-storage'
import { useSince } from '../use-since'
import styles from './queue-band.module.css'
import { areRemindersOn } from './reminder-choice'

const AWAY = 'tp-round-away'

/** A booked round, from the day before. If dismissed, it reappears an hour and ten minutes before. */
export function RoundAhead({ next, at }: { next: NonNullable<RoundsAhead['next']>; at: number }) {
  const left = Math.max(0, next.inMs - useSince(at, 30_000))
  const stage = `${next.matchId} ${REMINDERS.filter((before) => left <= before * 60_000).length}`
  const [away, setAway] = useState(readKept('tab', AWAY))
  if (away === stage || !areRemindersOn()) return null
  return (
    <section className={styles.band} aria-label="Booked round">
      <p role="status">
        <b>
          Round with {next.partner} in {formatMinutes(Math.max(1, Math.round(left / 60_000)))}.
        </b>{' '}
        {next.when}
      </p>
      <LinkButton href="/practice" size="xs" variant="default">
        See it
      </LinkButton>
      <Button
        size="xs"
        variant="subtle"
        onClick={() => {
          keep('tab', AWAY, stage)
          setAway(stage)
        }}
      >
        Dismiss
      </Button>
    </section>
  )
}
