import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import parts from '@/components/ui/page/page-parts.module.css'
import type { GroupLine } from '@/lib/groups/domain/group'
import { CreateGroup } from './create-group'

/** The groups that somebody is in, and the way to make one. */
export function GroupsPage({ groups }: { groups: readonly GroupLine[] }) {
  return (
    <>
      <p className={parts.back}>
        <Link href="/practice">Practice</Link>
      </p>
      <h1 className={parts.title}>Study groups</h1>
      {groups.length === 0 ? (
        <EmptyState title="You are in no group yet">
          A group is people who practise with each other again and again: who is free now, each other’s hours
          first, reviews among themselves, and cases that you wrote. Make one and send its link, or ask for
          the link of one.
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
  if (free && hours) return 'It sees when you are free and which hours you offer.'
  if (free) return 'It sees when you are free.'
  if (hours) return 'It sees which hours you offer.'
  return 'You show it nothing.'
}
