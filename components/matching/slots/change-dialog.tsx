'use client'

import { Button, Modal, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import type { BookedRound } from '@/lib/matching/domain/slots/slots-view'
import { cancelBookingAction, proposeMoveAction } from '@/lib/matching/slot-actions'
import styles from './slots.module.css'

const TIMES = Array.from({ length: 48 }, (_, half) => {
  const [hours, minutes] = [Math.floor(half / 2), (half % 2) * 30]
  return {
    value: String(hours * 60 + minutes),
    label: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
  }
})

type ChangeDialogProps = { round: BookedRound; zone: string; onClose: () => void; changed: () => void }

/** Another time for a booked round, or none. */
export function ChangeDialog({ round, zone, onClose, changed }: ChangeDialogProps) {
  const move = useAction()
  const cancel = useAction()
  const [time, setTime] = useState('1140')
  const { matchId, partner, late } = round
  const done = () => {
    changed()
    onClose()
  }
  async function propose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const date = String(new FormData(event.currentTarget).get('date'))
    if (await move.run(() => proposeMoveAction({ matchId, date, minutes: Number(time) }))) done()
  }
  const end = async () => {
    if (await cancel.run(() => cancelBookingAction({ matchId }))) done()
  }
  return (
    <Modal opened onClose={onClose} title={`Round with ${partner.name}`} centered>
      <div className={styles.dialog}>
        <p>
          <b>{round.when}</b>
        </p>
        <form noValidate className={styles.offer} onSubmit={propose}>
          <p>
            Ask {partner.name} for another time, in {zone}. Until they agree, the round stays where it is.
          </p>
          <div className={styles.fields}>
            <TextInput label="Day" name="date" type="date" size="sm" required withAsterisk={false} />
            <Select
              label="Time"
              data={TIMES}
              value={time}
              allowDeselect={false}
              searchable
              size="sm"
              onChange={(value) => setTime(value ?? time)}
            />
          </div>
          {move.problem && (
            <FormError>{move.failure?.code === 'invalid-input' ? 'Choose a day.' : move.problem}</FormError>
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
              ? `It begins within the hour: cancelling now counts as not having come.`
              : `Cancelling now counts for nothing. ${partner.name} is told.`}
          </p>
          {cancel.problem && <FormError>{cancel.problem}</FormError>}
          <div className={styles.row}>
            <Button size="sm" variant="default" loading={cancel.pending} onClick={() => void end()}>
              Cancel the round
            </Button>
          </div>
        </div>
      </div>
    </Modal>
  )
}
