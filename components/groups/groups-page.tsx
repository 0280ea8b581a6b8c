import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import parts from '@/components/ui/page/page-parts.module.css'
import type { GroupLine } from '@/lib/groups/domain/group'
import { CreateGroup } from './create-group'

/** The user's groups, and how to create one. */
export function GroupsPage({ groups }: { groups: readonly GroupLine[] }) {
  return (
    <>
      <p className={parts.back}>
        <Link href="/practice">Practice</Link>
      </p>
      <h1 className={parts.title}>Study groups</h1>
      {groups.length === 0 ? (
        <EmptyState title="You are not in a group yet">
          A group is for people who practise together regularly. Members see who is free now, get each other’s
          hours first, review each other’s rounds and share cases they wrote. Create one and send its link, or
          ask a member for a link.
        </EmptyState>
      ) : (
        <ul className={parts.list}>
          {groups.map(({ id, name, members, admin, free, hours }) => (
            <li key={id}>
              <Link href={`/groups/${id}`}>
                <b>{name}</b>
              </Link>
              <span className={parts.small}>
                {members} {members === 1 ? 'member' : 'members'}
                {admin && ', yours'}. {shownSentence(free, hours)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <CreateGroup />
    </>
  )
}

function shownSentence(free: boolean, hours: boolean): string {
  if (free && hours) return 'Members see when you are free and which hours you offer.'
  if (free) return 'Members see when you are free.'
  if (hours) return 'Members see which hours you offer.'
  return 'Members see only your name.'
}
