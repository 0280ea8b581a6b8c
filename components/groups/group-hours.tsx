'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import parts from '@/components/ui/page/page-parts.module.css'
import type { GroupHour } from '@/lib/matching/domain/slots/slots-view'
import { bookSlotAction } from '@/lib/matching/slot-actions'

/** Hours that members offer and show, as far as they fit the viewer. */
export function GroupHours({ hours }: { hours: readonly GroupHour[] }) {
  const router = useRouter()
  const { pending, problem, run } = useAction(() => router.refresh())
  const [booked, setBooked] = useState<GroupHour | null>(null)
  const book = async (hour: GroupHour) => {
    setBooked(null)
    if (!(await run(() => bookSlotAction({ offerId: hour.offerId, wish: hour.wish })))) return
    setBooked(hour)
    router.refresh()
  }
  return (
    <section className={parts.part} aria-labelledby="hours">
      <h2 id="hours">Hours</h2>
      {problem && <FormError>{problem}</FormError>}
      {hours.length === 0 ? (
        <p className={parts.small}>
          No member shows an hour that suits you. Offer one of yours on the{' '}
          <Link href="/practice">practice page</Link>, and choose here whether this group sees it.
        </p>
      ) : (
        <ul className={parts.list}>
          {hours.map((hour) => (
            <li key={hour.offerId}>
              <span>
                <b>{hour.when}</b>{' '}
                <span className={parts.small}>
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
      <p className={parts.small} role="status">
        {booked ? `Booked: ${booked.when} with ${booked.name}. It is` : 'Your booked rounds are'} on the{' '}
        <Link href="/practice">practice page</Link>.
      </p>
    </section>
  )
}
