'use client'

import { Button, Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import type { BlockedPerson } from '@/lib/auth/domain/blocked-person'
import { unblockAction } from '@/lib/matching/actions'
import { BlockDialog } from './block-dialog'
import styles from './blocked-people.module.css'

type BlockedPeopleProps = {
  people: readonly BlockedPerson[]
  /** Former partners who are not blocked. */
  partners: readonly BlockedPerson[]
}

/** The users that somebody has blocked, each with a button to unblock them, and a way to block a former partner. */
export function BlockedPeople({ people, partners }: BlockedPeopleProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const [chosen, setChosen] = useState<BlockedPerson | null>(null)
  const unblock = async (userId: string) => {
    if (await run(() => unblockAction({ userId }))) router.refresh()
  }
  return (
    <>
      {people.length > 0 && (
        <ul className={styles.people}>
          {people.map(({ userId, name }) => (
            <li key={userId}>
              <span>{name}</span>
              <Button
                size="xs"
                variant="default"
                disabled={pending}
                aria-label={`Unblock ${name}`}
                onClick={() => void unblock(userId)}
              >
                Unblock
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problem && <FormError>{problem}</FormError>}
      {partners.length > 0 && (
        <Select
          label="Block a former partner"
          placeholder="Choose a person"
          size="md"
          data={partners.map(({ userId, name }) => ({ value: userId, label: name }))}
          value={chosen?.userId ?? null}
          onChange={(id) => setChosen(partners.find(({ userId }) => userId === id) ?? null)}
          searchable
          nothingFoundMessage="You have had no round with anybody of that name."
        />
      )}
      {chosen && (
        <BlockDialog
          person={chosen}
          onClose={() => setChosen(null)}
          onBlocked={() => {
            setChosen(null)
            router.refresh()
          }}
        />
      )}
    </>
  )
}
