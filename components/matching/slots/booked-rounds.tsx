'use client'

import { Button } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { Avatar } from '@/components/ui/avatar'
import { FormError } from '@/components/ui/error-note'
import { LinkButton } from '@/components/ui/links/link-button'
import { queueStore } from '@/lib/matching/client/queue-store'
import type { BookedRound } from '@/lib/matching/domain/slots/slots-view'
import { answerMoveAction } from '@/lib/matching/slot-actions'
import { partnerLine, partsLine } from '../matching-words'
import { ChangeDialog } from './change-dialog'
import styles from './slots.module.css'

type BookedRoundsProps = {
  booked: readonly BookedRound[]
  allowed: number
  zone: string
  changed: () => void
}

/** The user's bookings, the earliest first. Renders nothing without any. */
export function BookedRounds({ booked, allowed, zone, changed }: BookedRoundsProps) {
  const [open, setOpen] = useState<BookedRound | null>(null)
  if (booked.length === 0) return null
  const told = () => {
    changed()
    void queueStore.ask()
  }
  return (
    <section aria-labelledby="booked" className={styles.part}>
      <div className={styles.head}>
        <h2 id="booked">Booked</h2>
        <p className={styles.zone}>
          {booked.length} of {allowed} allowed
        </p>
      </div>
      <ul className={styles.rounds}>
        {booked.map((round) => (
          <li key={round.matchId}>
            <div className={styles.when}>
              <p>
                <b>{round.when}</b>
              </p>
              <p className={styles.note}>
                {round.title}, {round.minutes} min. {partsLine(round.role, round.partner)}
              </p>
            </div>
            <div className={styles.who}>
              <Avatar name={round.partner.name} />
              <div>
                <p>
                  <b>{round.partner.name}</b>
                </p>
                <p className={styles.note}>{partnerLine(round.partner)}</p>
              </div>
            </div>
            <div className={styles.row}>
              {round.roomId && (
                <LinkButton href={`/rooms/${round.roomId}`} size="xs">
                  Open the room
                </LinkButton>
              )}
              <Button
                component="a"
                href={`/api/bookings/${round.matchId}/calendar`}
                download="round.ics"
                size="xs"
                variant="default"
                leftSection={<IconCalendarPlus size={15} stroke={1.7} aria-hidden="true" />}
              >
                .ics
              </Button>
              <Button size="xs" variant="subtle" onClick={() => setOpen(round)}>
                Move or cancel
              </Button>
            </div>
            {round.move && <Move round={round} changed={told} />}
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        You are reminded a day, an hour and ten minutes before; then the room opens. Until an hour before,
        moving or cancelling does not affect your reliability.
      </p>
      {open && <ChangeDialog round={open} zone={zone} onClose={() => setOpen(null)} changed={told} />}
    </section>
  )
}

/** Another time that one of the two proposes. */
function Move({ round, changed }: { round: BookedRound; changed: () => void }) {
  const { pending, problem, run } = useAction()
  const { matchId, move } = round
  if (!move) return null
  const answer = async (agrees: boolean) => {
    if (await run(() => answerMoveAction({ matchId, agrees, to: move.to }))) changed()
  }
  return (
    <div className={styles.move} role="status">
      <p>
        {move.mine ? (
          <>
            You asked {round.partner.name} for <b>{move.when}</b>. Until they agree, the round stays.
          </>
        ) : (
          <>
            {round.partner.name} asks for <b>{move.when}</b> instead.
          </>
        )}
      </p>
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.row}>
        {!move.mine && (
          <Button size="xs" loading={pending} onClick={() => void answer(true)}>
            Agree
          </Button>
        )}
        <Button size="xs" variant="default" loading={pending} onClick={() => void answer(false)}>
          {move.mine ? 'Withdraw it' : 'Keep the old time'}
        </Button>
      </div>
    </div>
  )
}
