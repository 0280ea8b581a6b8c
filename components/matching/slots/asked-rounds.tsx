'use client'

import { Button } from '@mantine/core'
import { ReportButton } from '@/components/safety/report-button'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import type { RoundAsk } from '@/lib/matching/domain/slots/slots-view'
import type { Wish } from '@/lib/matching/domain/wish'
import { bookSlotAction, declineAskAction } from '@/lib/matching/slot-actions'
import styles from './slots.module.css'

type AskedRoundsProps = { asks: readonly RoundAsk[]; wish: Wish; changed: () => void }

/** Requests from former partners for another round. */
export function AskedRounds({ asks, wish, changed }: AskedRoundsProps) {
  if (asks.length === 0) return null
  return (
    <section aria-label="Asked for again" className={styles.part}>
      {asks.map((ask) => (
        <Ask key={ask.offerId} ask={ask} wish={wish} changed={changed} />
      ))}
    </section>
  )
}

function Ask({
  ask: { offerId, name, when, minutes },
  wish,
  changed,
}: { ask: RoundAsk } & Omit<AskedRoundsProps, 'asks'>) {
  const { pending, problem, run } = useAction()
  const answer = async (
    ask: () => Promise<
      Awaited<ReturnType<typeof declineAskAction>> | Awaited<ReturnType<typeof bookSlotAction>>
    >,
  ) => {
    if (await run(ask)) changed()
  }
  return (
    <div className={styles.ask}>
      <p>
        <b>{name} asks: same time next week?</b> {when}, {minutes} min.
      </p>
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.row}>
        <Button
          size="xs"
          loading={pending}
          onClick={() => void answer(() => bookSlotAction({ offerId, wish }))}
        >
          Book it
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={pending}
          onClick={() => void answer(() => declineAskAction({ offerId }))}
        >
          Decline
        </Button>
        <ReportButton people={[{ name, target: { from: 'ask', offerId } }]} record={null} canBlock />
      </div>
    </div>
  )
}
