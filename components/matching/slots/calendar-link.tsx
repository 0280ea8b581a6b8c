'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { CopyButton } from '@/components/ui/copy-button'
import { FormError } from '@/components/ui/error-note'
import { makeFeedAction, removeFeedAction } from '@/lib/matching/slot-actions'
import styles from './slots.module.css'

/** A secret link for calendar programs to fetch the booked rounds. It is shown when it is created, and never again. */
export function CalendarLink({ hasFeed, changed }: { hasFeed: boolean; changed: () => void }) {
  const { pending, problem, run } = useAction()
  const [link, setLink] = useState<string | null>(null)
  const make = async () => {
    const made = await run(() => makeFeedAction({}))
    if (!made) return
    setLink(`${window.location.origin}/api/calendar/${made.value.token}`)
    changed()
  }
  const remove = async () => {
    if (!(await run(() => removeFeedAction({})))) return
    setLink(null)
    changed()
  }
  return (
    <section aria-labelledby="calendar" className={styles.part}>
      <h2 id="calendar">In your calendar</h2>
      <p className={styles.note}>
        {link
          ? 'Subscribe to this link in your calendar. Anybody who has it can see your rounds. It is shown only once.'
          : hasFeed
            ? 'You have a calendar link. Creating a new one revokes it.'
            : 'A secret link keeps your calendar up to date with the rounds you book, move and cancel.'}
      </p>
      {link && (
        <div className={styles.row}>
          <code className={styles.code}>{link}</code>
          <CopyButton value={link} label="Copy link" size="xs" />
        </div>
      )}
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.row}>
        <Button size="xs" variant="default" loading={pending} onClick={() => void make()}>
          {hasFeed ? 'Create a new link' : 'Create a calendar link'}
        </Button>
        {hasFeed && (
          <Button size="xs" variant="subtle" disabled={pending} onClick={() => void remove()}>
            Remove the link
          </Button>
        )}
      </div>
    </section>
  )
}
