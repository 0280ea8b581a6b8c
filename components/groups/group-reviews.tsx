'use client'

import Link from 'next/link'
import { TakeReview } from '@/components/review/peer/take-review'
import parts from '@/components/ui/page/page-parts.module.css'

/** The group's queue of rounds to grade. */
export function GroupReviews({ groupId, waiting }: { groupId: string; waiting: number }) {
  return (
    <section className={parts.part} aria-labelledby="reviews">
      <h2 id="reviews">Reviews</h2>
      <p>
        <b className={parts.figure}>{waiting}</b>{' '}
        {waiting === 1 ? 'member’s round is waiting for you.' : 'members’ rounds are waiting for you.'}
      </p>
      {waiting > 0 && <TakeReview groupId={groupId} label="Take the next round" />}
      <p className={parts.small}>
        Hand in a finished round to this group from the round’s page, under its grades.{' '}
        <Link href="/sessions">Your sessions</Link>
      </p>
    </section>
  )
}
