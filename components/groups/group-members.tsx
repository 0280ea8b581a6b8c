'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { Avatar } from '@/components/ui/avatar'
import parts from '@/components/ui/page/page-parts.module.css'
import { handOverAction, removeMemberAction } from '@/lib/groups/actions'
import type { GroupMemberView } from '@/lib/groups/domain/group'
import styles from './groups.module.css'

type GroupMembersProps = {
  groupId: string
  members: readonly GroupMemberView[]
  /** The viewer is the admin. */
  canManage: boolean
  words: Readonly<Record<number, string>>
}

type Asked = { what: 'remove' | 'hand over'; member: GroupMemberView }

/** The members of a group, and which of them are free now, if they show it. */
export function GroupMembers({ groupId, members, canManage, words }: GroupMembersProps) {
  const router = useRouter()
  const { pending, problem, run, clear } = useAction()
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => {
    clear()
    setAsked(null)
  }
  const confirm = async () => {
    if (!asked) return
    const { what, member } = asked
    const act = what === 'remove' ? removeMemberAction : handOverAction
    if (!(await run(() => act({ groupId, userId: member.userId })))) return
    setAsked(null)
    router.refresh()
  }
  return (
    <section className={parts.part} aria-labelledby="members">
      <h2 id="members">Members</h2>
      <ul className={parts.list}>
        {members.map((member) => (
          <li key={member.userId}>
            <span className={styles.who}>
              <Avatar name={member.name} />
              <span>
                <b>{member.name}</b>
                <span className={parts.small}>
                  {[member.mine && 'you', member.admin && 'admin', freeWords(member, words)]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
            </span>
            {canManage && !member.mine && (
              <span className={styles.row}>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`Hand over to ${member.name}`}
                  onClick={() => setAsked({ what: 'hand over', member })}
                >
                  Hand over
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`Remove ${member.name}`}
                  onClick={() => setAsked({ what: 'remove', member })}
                >
                  Remove
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          opened
          title={
            asked.what === 'remove'
              ? `Remove ${asked.member.name}?`
              : `Hand the group over to ${asked.member.name}?`
          }
          confirm={asked.what === 'remove' ? 'Remove' : 'Hand over'}
          cancel="Cancel"
          pending={pending}
          problem={problem}
          onConfirm={() => void confirm()}
          onClose={close}
        >
          {asked.what === 'remove'
            ? 'They can no longer see the group, and their cases are removed from the shelf. The invite link is revoked; create a new one for others.'
            : 'From now on they create its link and remove members. You stay a member.'}
        </ConfirmDialog>
      )}
    </section>
  )
}

function freeWords({ freeUntil }: GroupMemberView, words: GroupMembersProps['words']): string | null {
  return freeUntil === null ? null : `free until ${words[freeUntil]}`
}
