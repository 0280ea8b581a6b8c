'use client'

import { Button, NativeSelect } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import parts from '@/components/ui/page/page-parts.module.css'
import { putOnShelfAction, takeOffShelfAction } from '@/lib/groups/actions'
import type { GroupView } from '@/lib/groups/domain/group'
import styles from './groups.module.css'

type GroupShelfProps = {
  groupId: string
  shelf: GroupView['shelf']
  ownCases: readonly { id: string; title: string }[]
}

/** Cases that members wrote and share with the group. */
export function GroupShelf({ groupId, shelf, ownCases }: GroupShelfProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction(() => router.refresh())
  const [chosen, setChosen] = useState('')
  const put = async () => {
    const caseId = chosen || ownCases[0]?.id
    if (!caseId || !(await run(() => putOnShelfAction({ groupId, caseId })))) return
    setChosen('')
    router.refresh()
  }
  const takeOff = async (caseId: string) => {
    if (await run(() => takeOffShelfAction({ groupId, caseId }))) router.refresh()
  }
  return (
    <section className={parts.part} aria-labelledby="shelf">
      <h2 id="shelf">Cases of members</h2>
      {shelf.length === 0 ? (
        <p className={parts.small}>
          Nothing yet. A case that you <Link href="/cases/mine">wrote</Link> and published can be added here,
          and members can use it like any other.
        </p>
      ) : (
        <ul className={parts.list}>
          {shelf.map(({ caseId, title, author, removable }) => (
            <li key={caseId}>
              <span>
                <Link href={`/cases/${caseId}`}>{title}</Link>{' '}
                <span className={parts.small}>by {author}</span>
              </span>
              {removable && (
                <Button
                  size="xs"
                  variant="subtle"
                  disabled={pending}
                  aria-label={`Take off ${title}`}
                  onClick={() => void takeOff(caseId)}
                >
                  Take off
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {problem && <FormError>{problem}</FormError>}
      {ownCases.length > 0 && (
        <div className={styles.create}>
          <NativeSelect
            label="One of your cases"
            value={chosen || ownCases[0]?.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={ownCases.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <Button variant="default" loading={pending} onClick={() => void put()}>
            Add it here
          </Button>
        </div>
      )}
    </section>
  )
}
