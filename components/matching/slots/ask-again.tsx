'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { LinkButton } from '@/components/ui/links/link-button'
import { watchPlace } from '@/lib/matching/client/waiting-here'
import type { AskedAgain } from '@/lib/matching/domain/slots/slots-view'
import { askAgainAction } from '@/lib/matching/slot-actions'
import styles from './ask-again.module.css'

type AskAgainProps = { roomId: string; viewerId: string; again: AskedAgain }

/** At the end of a round with a partner: the same time next week? */
export function AskAgain({ roomId, viewerId, again: { partner, when, state } }: AskAgainProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const ask = async () => {
    if (!(await run(() => askAgainAction({ roomId })))) return
    // From now on every page listens for the answer.
    watchPlace(viewerId)
    router.refresh()
  }
  return (
    <section className={styles.again} aria-label="Another round">
      <p role="status">
        <b>{TITLES[state](partner)}</b> {when}
        {problem && <span> {problem}</span>}
      </p>
      {(state === 'open' || state === 'partner asked') && (
        <Button size="xs" variant="default" loading={pending} onClick={() => void ask()}>
          {state === 'open' ? `Ask ${partner}` : 'Book it'}
        </Button>
      )}
      {state === 'booked' && (
        <LinkButton href="/practice" size="xs" variant="default">
          See it
        </LinkButton>
      )}
    </section>
  )
}

const TITLES: Record<AskedAgain['state'], (partner: string) => string> = {
  open: () => 'Same time next week?',
  asked: (partner) => `You asked ${partner}: same time next week.`,
  'partner asked': (partner) => `${partner} asks: same time next week?`,
  booked: (partner) => `You have another round with ${partner}.`,
}
