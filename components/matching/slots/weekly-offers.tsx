'use client'

import { Button } from '@mantine/core'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import type { SlotsView } from '@/lib/matching/domain/slots/slots-view'
import { withdrawWeeklyAction } from '@/lib/matching/slot-actions'
import styles from './slots.module.css'

type WeeklyOffersProps = { weekly: SlotsView['weekly']; changed: () => void }

/** The user's weekly offers. Renders nothing without any. */
export function WeeklyOffers({ weekly, changed }: WeeklyOffersProps) {
  const { pending, problem, run } = useAction()
  if (weekly.length === 0) return null
  const withdraw = async (weeklyId: string) => {
    if (await run(() => withdrawWeeklyAction({ weeklyId }))) changed()
  }
  return (
    <section aria-labelledby="weekly" className={styles.part}>
      <h2 id="weekly">Your weekly hours</h2>
      <ul className={styles.list}>
        {weekly.map(({ id, words }) => (
          <li key={id}>
            <span>{words}</span>
            <Button
              size="xs"
              variant="subtle"
              disabled={pending}
              aria-label={`Stop offering ${words}`}
              onClick={() => void withdraw(id)}
            >
              Stop
            </Button>
          </li>
        ))}
      </ul>
      {problem && <FormError>{problem}</FormError>}
      <p className={styles.note}>Rounds already booked stay booked.</p>
    </section>
  )
}
