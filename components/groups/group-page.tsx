import Link from 'next/link'
import parts from '@/components/ui/page/page-parts.module.css'
import type { GroupView } from '@/lib/groups/domain/group'
import type { GroupHour } from '@/lib/matching/domain/slots/slots-view'
import { GroupHours } from './group-hours'
import { GroupLink } from './group-link'
import { GroupMembers } from './group-members'
import { GroupReviews } from './group-reviews'
import { GroupSettings } from './group-settings'
import { GroupShelf } from './group-shelf'
import styles from './groups.module.css'

type GroupPageProps = {
  group: GroupView
  hours: readonly GroupHour[]
  /** Number of other members' rounds that wait for the viewer's review. */
  waiting: number
  /** The viewer's published cases that are not on the shelf. */
  ownCases: readonly { id: string; title: string }[]
  /** Times and dates in the viewer's zone, by ms since 1970. */
  words: Readonly<Record<number, string>>
}

/** A group as its members see it. */
export function GroupPage({ group, hours, waiting, ownCases, words }: GroupPageProps) {
  const { id, name, members, admin, link, shown, shelf } = group
  return (
    <>
      <p className={parts.back}>
        <Link href="/groups">Study groups</Link>
      </p>
      <h1 className={parts.title}>{name}</h1>
      <div className={styles.columns}>
        <div className={styles.column}>
          <GroupMembers groupId={id} members={members} canManage={admin} words={words} />
          <GroupHours hours={hours} />
          <GroupReviews groupId={id} waiting={waiting} />
          <GroupShelf groupId={id} shelf={shelf} ownCases={ownCases} />
        </div>
        <div className={styles.column}>
          {admin && <GroupLink groupId={id} link={link && { ...link, words: words[link.until] ?? '' }} />}
          <GroupSettings
            groupId={id}
            name={name}
            shown={shown}
            admin={admin}
            isAlone={members.length === 1}
            heir={members.find(({ mine }) => !mine)?.name ?? null}
          />
        </div>
      </div>
    </>
  )
}
