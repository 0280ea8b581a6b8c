'use client'

import { Button, Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { setViewerAction } from '@/lib/presence/actions'
import styles from './presence-viewers.module.css'

type Partner = { userId: string; name: string }
type PresenceViewersProps = { viewers: readonly Partner[]; others: readonly Partner[] }

/** The people who can see when the user is free, each with a button to revoke that. */
export function PresenceViewers({ viewers, others }: PresenceViewersProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const set = async (viewerId: string, sees: boolean) => {
    if (await run(() => setViewerAction({ viewerId, sees }))) router.refresh()
  }
  return (
    <>
      {viewers.length === 0 && <p className={styles.none}>Nobody can see it.</p>}
      {viewers.length > 0 && (
        <ul className={styles.people}>
          {viewers.map(({ userId, name }) => (
            <li key={userId}>
              <span>{name}</span>
              <Button
                size="xs"
                variant="default"
                disabled={pending}
                aria-label={`Hide it from ${name}`}
                onClick={() => void set(userId, false)}
              >
                Hide
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problem && <FormError>{problem}</FormError>}
      {others.length > 0 ? (
        <Select
          label="Show it to a former partner"
          placeholder="Choose a person"
          size="md"
          data={others.map(({ userId, name }) => ({ value: userId, label: name }))}
          value={null}
          disabled={pending}
          onChange={(id) => id && void set(id, true)}
          searchable
          nothingFoundMessage="You have had no round with anybody of that name."
        />
      ) : (
        viewers.length === 0 && (
          <p className={styles.none}>Once you have had a round with somebody, you can let them see it.</p>
        )
      )}
    </>
  )
}
