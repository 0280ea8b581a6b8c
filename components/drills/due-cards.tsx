'use client'

import { IconCards } from '@tabler/icons-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { drillStore } from '@/lib/drills/client/drill-store'
import styles from './due-cards.module.css'

/** How many cards are due today, and whether the user ever rated one. */
export type DueCount = { due: number; begun: boolean }

/** A link to today's cards, for users who have started. @param account null for visitors: their browser knows */
export function DueCards({ account }: { account: DueCount | null }) {
  const [here, setHere] = useState<DueCount | null>(null)
  useEffect(() => {
    // The code that counts is only loaded for visitors who have rated something here.
    if (account !== null || drillStore.isEmpty()) return
    let gone = false
    import('@/lib/drills/client/due-here')
      .then(({ dueHere }) => dueHere())
      .then(
        (due) => !gone && setHere({ due, begun: true }),
        () => {},
      )
    return () => {
      gone = true
    }
  }, [account])
  const count = account ?? here
  if (!count?.begun) return null
  return (
    <p className={styles.due}>
      <IconCards size={18} stroke={1.6} aria-hidden="true" />
      {count.due > 0 ? (
        <span>
          <b>{count.due}</b> {count.due === 1 ? 'card is' : 'cards are'} due today.{' '}
          <Link href="/drills">Ten minutes</Link>
        </span>
      ) : (
        <span>
          No card is due today. <Link href="/drills">Drills</Link>
        </span>
      )}
    </p>
  )
}
