'use client'

import { Button } from '@mantine/core'
import { sendKeptReviews } from '@/lib/drills/client/send-kept-reviews'
import { useUnsent } from '@/lib/drills/client/use-unsent'
import { UNREACHABLE } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import styles from './unsent-ratings.module.css'

/** Where ratings are that no account has. Shows nothing while all of them are being saved. */
export function UnsentRatings({ signedIn }: { signedIn: boolean }) {
  const { count, failure, isStored } = useUnsent(signedIn)
  return (
    <output className={styles.unsent}>
      {!signedIn &&
        (isStored
          ? 'Kept in this browser. It comes with you when you sign in.'
          : 'This browser stores nothing: your ratings are lost when you leave this page.')}
      {failure && count > 0 && (
        <>
          <span>
            <b>{count === 1 ? '1 rating has' : `${count} ratings have`} not reached your account.</b>{' '}
            {failure.code === UNREACHABLE.code ? 'The server can’t be reached.' : sentenceOf(failure)}{' '}
            {isStored
              ? `${count === 1 ? 'It is' : 'They are'} kept in this browser and sent again automatically.`
              : 'This browser stores nothing: leave this page open.'}
          </span>
          <Button variant="default" size="compact-sm" onClick={sendKeptReviews}>
            Send now
          </Button>
        </>
      )}
    </output>
  )
}
