'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import type { GroupHour } from '@/lib/matching/domain/slots/slots-view'
import { bookSlotAction } from '@/lib/matching/slot-actions'
import styles from './groups.module.css'

/** Hours that members offer and show, as far as they fit the viewer. */
export function GroupHours({ hours }: { hours: readonly GroupHour[] }) {
  const router = useRouter()
  const { pending, problem, run } = useAction(() => router.refresh())
  const book = async ({ offerId, wish }: GroupHour) => {
    if (await run(() => bookSlotAction({ offerId, wish }))) router.refresh()
  }
  return (
    <section className={styles.part} aria-labelledby="hours">
      <h2 id="hours">Hours</h2>
      {problem && <FormError>{problem}</FormError>}
      {hours.length === 0 ? (
        <p className={styles.small}>
          No member shows an hour that fits you. Offer one of yours on the{' '}
          <Link href="/practice">practice page</Link>, and choose here whether this group sees it.
        </p>
      ) : (
        <ul className={styles.list}>
          {hours.map((hour) => (
            <li key={hour.offerId}>
              <span>
                <b>{hour.when}</b>{' '}
                <span className={styles.small}>
                  {hour.name}, {hour.minutes} min
                </span>
              </span>
              <Button
                size="xs"
                variant="default"
                disabled={pending}
                aria-label={`Book ${hour.when} with ${hour.name}`}
                onClick={() => void book(hour)}
              >
                Book
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.small}>
        What you have booked is on the <Link href="/practice">practice page</Link>.
      </p>
    </section>
  )
}
