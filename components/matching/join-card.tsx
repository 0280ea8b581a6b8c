'use client'

import { Button } from '@mantine/core'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { joinQueueAction } from '@/lib/matching/actions'
import { queueStore } from '@/lib/matching/client/queue-store'
import type { Lookout, QueueEnd } from '@/lib/matching/domain/queue-view'
import type { Wish } from '@/lib/matching/domain/wish'
import { Counts } from './counts'
import { END_WORDS } from './matching-words'
import styles from './queue-card.module.css'

type JoinCardProps = { wish: Wish; lookout: Lookout; stale: boolean; lastEnd: QueueEnd | null }

/** Who is waiting, and the form to join the queue. */
export function JoinCard({ wish, lookout, stale, lastEnd }: JoinCardProps) {
  const { pending, problem, run } = useAction()
  const why = lastEnd && END_WORDS[lastEnd]
  const join = async () => {
    await run(() => joinQueueAction(wish))
    await queueStore.ask()
  }
  return (
    <section className={styles.card} aria-label="Queue">
      {why && <p className={styles.news}>{why}</p>}
      <Counts lookout={lookout} stale={stale} />
      {problem && <FormError>{problem}</FormError>}
      <Button size="md" fullWidth loading={pending} onClick={() => void join()}>
        Join the queue
      </Button>
      <p className={styles.note}>
        You can leave at any time and use other pages in the meantime. Waiting ends automatically after an
        hour.
      </p>
    </section>
  )
}
