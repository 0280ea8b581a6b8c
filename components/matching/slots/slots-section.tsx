'use client'

import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconClock } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { FormError } from '@/components/ui/error-note'
import type { SlotsView } from '@/lib/matching/domain/slots/slots-view'
import type { Wish } from '@/lib/matching/domain/wish'
import { seeSlotsAction } from '@/lib/matching/slot-actions'
import { UNREACHABLE } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { useUpdates } from '@/lib/updates/client/use-updates'
import { AskedRounds } from './asked-rounds'
import { BookedRounds } from './booked-rounds'
import { CalendarLink } from './calendar-link'
import { type OpenSlot, SlotDialog } from './slot-dialog'
import { SlotGrid } from './slot-grid'
import styles from './slots.module.css'
import { WeeklyOffers } from './weekly-offers'

/** Hours to offer and to book, and the user's bookings. */
export function SlotsSection({ first, wish }: { first: SlotsView; wish: Wish }) {
  const { view, problem, see, again } = useSlots(first, wish)
  const [open, setOpen] = useState<OpenSlot | null>(null)
  return (
    <div className={styles.section}>
      <AskedRounds asks={view.asks} wish={wish} changed={again} />
      <BookedRounds booked={view.booked} allowed={view.allowed} zone={view.zone} changed={again} />
      <section aria-labelledby="slots" className={styles.part}>
        <div className={styles.head}>
          <h2 id="slots">Hours that suit you</h2>
          <p className={styles.zone}>
            <IconClock size={15} stroke={1.7} aria-hidden="true" /> Times in {view.zone}
          </p>
          <div className={styles.weeks}>
            <Button
              variant="subtle"
              size="xs"
              disabled={view.week === 0}
              leftSection={<IconChevronLeft size={15} aria-hidden="true" />}
              onClick={() => see(view.week - 1)}
            >
              Earlier
            </Button>
            <Button
              variant="subtle"
              size="xs"
              disabled={view.week === view.weeks - 1}
              rightSection={<IconChevronRight size={15} aria-hidden="true" />}
              onClick={() => see(view.week + 1)}
            >
              Later
            </Button>
          </div>
        </div>
        {problem && <FormError>{problem}</FormError>}
        <p className={styles.note}>
          A number shows how many people offer that hour and match what you want. Choose an hour to book it or
          offer it yourself.
        </p>
        <SlotGrid view={view} onOpen={setOpen} />
      </section>
      <WeeklyOffers weekly={view.weekly} changed={again} />
      <CalendarLink hasFeed={view.hasFeed} changed={again} />
      {open && (
        <SlotDialog slot={open} wish={wish} zone={view.zone} onClose={() => setOpen(null)} changed={again} />
      )}
    </div>
  )
}

/** The week that is shown; fetched again when the wish changes, and when the server reports a change. */
function useSlots(first: SlotsView, wish: Wish) {
  const [view, setView] = useState(first)
  const [problem, setProblem] = useState<string | null>(null)
  const asked = useRef(0)
  const load = useEffectEvent(async (week: number): Promise<boolean> => {
    const number = ++asked.current
    const answer = await seeSlotsAction({ wish, week }).catch(() => UNREACHABLE)
    // A response to an older request would be outdated.
    if (number !== asked.current) return true
    if (answer.ok) setView(answer.value)
    setProblem(answer.ok ? null : sentenceOf(answer))
    return answer.ok
  })
  const [week, setWeek] = useState(first.week)
  const [turn, setTurn] = useState(0)
  const wanted = JSON.stringify(wish)
  const seen = useRef(`${wanted} ${week} ${turn}`)
  useEffect(() => {
    const now = `${wanted} ${week} ${turn}`
    if (seen.current === now) return
    seen.current = now
    void load(week)
  }, [wanted, week, turn])
  useUpdates(
    true,
    ({ kind }) => kind === 'match' || kind === 'missed',
    () => load(week),
  )
  return { view, problem, see: setWeek, again: () => setTurn((before) => before + 1) }
}
