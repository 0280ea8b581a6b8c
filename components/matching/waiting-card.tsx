'use client'

import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { formatClock } from '@/components/ui/format/format-time'
import { leaveQueueAction } from '@/lib/matching/actions'
import { queueStore } from '@/lib/matching/client/queue-store'
import type { Lookout, QueueView } from '@/lib/matching/domain/queue-view'
import { chime, isChimeOn, setChime } from './chime'
import { Counts } from './counts'
import { wishLine } from './matching-words'
import styles from './queue-card.module.css'
import { useSince } from './use-since'

/** After this wait, in ms, the user is told what else they can do. */
const LONG_MS = 10 * 60_000

type WaitingCardProps = {
  view: Extract<QueueView, { status: 'waiting' }>
  at: number
  lookout: Lookout
}

/** Shown while the user waits: how long, for what, and a button to leave. */
export function WaitingCard({ view, at, lookout }: WaitingCardProps) {
  const since = useSince(at)
  const waited = view.waitedMs + since
  const { pending, problem, run } = useAction()
  const leave = async () => {
    await run(() => leaveQueueAction({}))
    await queueStore.ask()
  }
  return (
    <section className={styles.card} aria-label="Queue">
      <div className={styles.fit}>
        <b className={styles.number} aria-hidden="true">
          {formatClock(waited / 1_000)}
        </b>
        <div>
          <h2>Waiting for a partner</h2>
          <p>{wishLine(view.wish)}</p>
        </div>
      </div>
      {view.refused > 0 && (
        <p className={styles.news}>
          {view.refused === 1 ? 'One match fell through.' : `${view.refused} matches fell through.`} You kept
          your place in the queue.
        </p>
      )}
      {waited > LONG_MS && (
        <p className={styles.news}>
          There has been no match for a while. Practise alone in the meantime, or leave the queue and widen
          what you want.
        </p>
      )}
      <Counts lookout={lookout} stale={false} waiting />
      <ChimeChoice />
      {problem && <FormError>{problem}</FormError>}
      <Button variant="default" size="md" fullWidth loading={pending} onClick={() => void leave()}>
        Leave the queue
      </Button>
      <p className={styles.note}>
        Every page shows when there is a match; you then have 20 seconds to accept. Waiting ends automatically
        in {Math.max(1, Math.ceil((view.endsInMs - since) / 60_000))} min.
      </p>
    </section>
  )
}

function ChimeChoice() {
  const [on, setOn] = useState(false)
  useEffect(() => setOn(isChimeOn()), [])
  return (
    <label className={styles.sound}>
      <input
        type="checkbox"
        checked={on}
        onChange={({ currentTarget: { checked } }) => {
          setOn(checked)
          setChime(checked)
          // So that users know what to listen for; it also lets the browser play it later.
          if (checked) chime()
        }}
      />
      Play a sound when there is a match
    </label>
  )
}
