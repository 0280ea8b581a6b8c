'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { LinkButton } from '@/components/ui/links/link-button'
import { acceptNextRound } from '@/lib/rooms/actions'
import type { NextRoundView as Next } from '@/lib/rooms/domain/round/next-round'
import styles from './next-round.module.css'

type Proposed = NonNullable<Next['proposed']>

type NextRoundProps = {
  next: Next
  /** Class of the surrounding element. */
  className?: string | undefined
}

/** A second round that somebody has proposed, with the button to join it. */
export function NextRound({ next: { role, partner, proposed }, className = '' }: NextRoundProps) {
  if (!proposed) return null
  const { roomId, title, minutes, byMe, joined, ended } = proposed
  const part = role === 'candidate' ? `${partner} interviews you` : `You interview ${partner}`
  return (
    <section className={`${styles.band} ${className}`} aria-label="Second round">
      <p>
        <b>
          {ended
            ? 'You swapped roles after this round.'
            : byMe
              ? 'You proposed a second round.'
              : `${partner} proposes a second round.`}
        </b>{' '}
        {title}, {minutes} min{ended ? '' : `. ${part}.`}
        {byMe && !ended && ` ${partner} sees it here, too.`}
      </p>
      {joined ? (
        <LinkButton
          href={ended ? `/sessions/${roomId}` : `/rooms/${roomId}`}
          variant={ended ? 'default' : 'filled'}
        >
          {ended ? 'See that round' : 'Open the room'}
        </LinkButton>
      ) : (
        !ended && <Join proposed={proposed} />
      )}
    </section>
  )
}

function Join({ proposed: { roomId } }: { proposed: Proposed }) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const join = async () => {
    if (await run(() => acceptNextRound({ roomId }), { leaves: true })) router.push(`/rooms/${roomId}`)
  }
  return (
    <>
      <Button loading={pending} onClick={() => void join()}>
        Join
      </Button>
      {problem && <FormError>{problem}</FormError>}
    </>
  )
}
