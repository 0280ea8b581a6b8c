'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { LinkButton } from '@/components/ui/links/link-button'
import parts from '@/components/ui/page/page-parts.module.css'
import { joinGroupAction } from '@/lib/groups/actions'
import type { GroupPreview } from '@/lib/groups/domain/group'
import styles from './groups.module.css'

/** A group's preview, with a button to join. */
export function JoinGroup({ token, group }: { token: string; group: GroupPreview }) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const { id, name, admin, members, isIn } = group
  const join = async () => {
    const joined = await run(() => joinGroupAction({ token }), { leaves: true })
    if (joined) router.push(`/groups/${joined.value.id}`)
  }
  return (
    <div className={parts.part}>
      <h1 className={parts.title}>{name}</h1>
      <p>
        A study group of {admin}, with {members} {members === 1 ? 'member' : 'members'}.
      </p>
      <p className={parts.small}>
        Members see your name, and you see theirs. Afterwards you can choose to show them when you are free
        and which hours you offer. At first both are hidden.
      </p>
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.row}>
        {isIn ? (
          <LinkButton href={`/groups/${id}`}>Open the group</LinkButton>
        ) : (
          <Button loading={pending} onClick={() => void join()}>
            Join the group
          </Button>
        )}
      </div>
    </div>
  )
}
