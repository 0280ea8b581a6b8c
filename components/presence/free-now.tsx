'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { Avatar } from '@/components/ui/avatar'
import { FormError } from '@/components/ui/error-note'
import { setFreeAction } from '@/lib/presence/actions'
import type { PresenceView } from '@/lib/presence/domain/free-time'
import styles from './free-now.module.css'

type FreeNowProps = {
  presence: PresenceView
  /** Number of groups that see it. */
  groups: number
  /** Times in the viewer's zone, by ms since 1970. */
  clocks: Readonly<Record<number, string>>
}

/** Which of the people the user knows are free now, as far as they show it, and the user's own state. */
export function FreeNow({ presence: { mine, viewers, people }, groups, clocks }: FreeNowProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const set = async (free: boolean) => {
    if (await run(() => setFreeAction({ free }))) router.refresh()
  }
  return (
    <section className={styles.part} aria-labelledby="free-now">
      <div className={styles.head}>
        <h2 id="free-now">Free now</h2>
        <Button size="xs" variant="default" loading={pending} onClick={() => void set(mine === null)}>
          {mine === null ? 'I’m free for an hour' : 'I’m no longer free'}
        </Button>
      </div>
      {problem && <FormError>{problem}</FormError>}
      <p className={styles.small} role="status">
        {mine !== null && `You are free until ${clocks[mine]}. `}
        {audienceWords(viewers, groups)} <Link href="/settings#presence">Choose who sees it</Link>, or let a{' '}
        <Link href="/groups">study group</Link> see it.
      </p>
      {people.length > 0 ? (
        <ul className={styles.people}>
          {people.map(({ userId, name, until }) => (
            <li key={userId}>
              <Avatar name={name} />
              <span>
                <b>{name}</b>
                <span className={styles.small}>free until {clocks[until]}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.small}>Nobody who lets you see it is free now.</p>
      )}
    </section>
  )
}

/** Who sees it, in a sentence. */
function audienceWords(viewers: number, groups: number): string {
  const all = [
    ...(viewers > 0 ? [`${viewers} ${viewers === 1 ? 'person' : 'people'}`] : []),
    ...(groups > 0 ? [`${groups} ${groups === 1 ? 'group' : 'groups'}`] : []),
  ]
  if (all.length === 0) return 'Nobody sees when you are free.'
  return `${all.join(' and ')} can see when you are free.`
}
