'use client'

import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { ReportButton } from '@/components/safety/report-button'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import type { BookedRound } from '@/lib/matching/domain/slots/slots-view'
import { cancelBookingAction, proposeMoveAction } from '@/lib/matching/slot-actions'
import { SlotPanel } from './slot-panel'
import styles from './slots.module.css'

type ChangeDialogProps = { round: BookedRound; zone: string; onClose: () => void; changed: () => void }

/** Moves or cancels a booked round. */
export function ChangeDialog({ round, zone, onClose, changed }: ChangeDialogProps) {
  const move = useAction()
  const cancel = useAction()
  const { matchId, partner, late } = round
  const done = () => {
    changed()
    onClose()
  }
  async function propose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const date = String(form.get('date'))
    const [hours = 0, minutes = 0] = String(form.get('time')).split(':').map(Number)
    if (await move.run(() => proposeMoveAction({ matchId, date, minutes: 60 * hours + minutes }))) done()
  }
  const end = async () => {
    if (await cancel.run(() => cancelBookingAction({ matchId }))) done()
  }
  return (
    <SlotPanel title={`Round with ${partner.name}`} onClose={onClose}>
      <p>
        <b>{round.when}</b>
      </p>
      <form noValidate className={styles.offer} onSubmit={propose}>
        <p>
          Ask {partner.name} for another time, in {zone}. Until they agree, the round keeps its time.
        </p>
        <div className={styles.fields}>
          <TextInput label="Day" name="date" type="date" size="sm" required withAsterisk={false} />
          <TextInput
            label="Time"
            name="time"
            type="time"
            step={900}
            defaultValue="19:00"
            size="sm"
            required
            withAsterisk={false}
          />
        </div>
        {move.problem && (
          <FormError>
            {move.failure?.code === 'invalid-input' ? 'Choose a day and a time.' : move.problem}
          </FormError>
        )}
        <div className={styles.row}>
          <Button type="submit" size="sm" variant="default" loading={move.pending}>
            Ask for this time
          </Button>
        </div>
      </form>
      <div className={styles.offer}>
        <p>
          {late
            ? `It begins within the hour: cancelling now counts as a no-show.`
            : `Cancelling now does not affect your reliability. ${partner.name} is notified.`}
        </p>
        {cancel.problem && <FormError>{cancel.problem}</FormError>}
        <div className={styles.row}>
          <Button size="sm" variant="default" loading={cancel.pending} onClick={() => void end()}>
            Cancel the round
          </Button>
          <ReportButton
            size="sm"
            label={`Report ${partner.name}`}
            people={[{ name: partner.name, target: { from: 'match', matchId } }]}
            record={null}
            canBlock
          />
        </div>
      </div>
    </SlotPanel>
  )
}
