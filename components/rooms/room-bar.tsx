'use client'

import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { Logo } from '@/components/ui/logo'
import { SaveState, type SaveStatus } from '@/components/ui/save-state'
import type { MemberState } from '@/lib/rooms/domain/state'
import styles from './room-bar.module.css'
import { RoomMenu } from './room-menu'

type RoomBarProps = {
  title: string
  role: string | null
  save: SaveStatus
  members: readonly MemberState[]
  myNumber: number | null
  online: readonly number[]
}

/** The top edge of a room: what it is, where one's work is, and who is here. */
export function RoomBar({ title, role, save, members, myNumber, online }: RoomBarProps) {
  return (
    <header className={styles.bar}>
      <Link href="/sessions" className={styles.logo} aria-label="Threepoint, your sessions">
        <Logo size={20} />
      </Link>
      <h1 className={styles.title}>{title}</h1>
      {role && <span className={styles.role}>{role === 'observer' ? 'Watching' : role}</span>}
      <SaveState state={save} />
      <span className={styles.grow} />
      <ul className={styles.people} aria-label="People here">
        {members.map((member) => {
          const here = online.includes(member.number)
          return (
            <li key={member.userId} className={styles.person} data-here={here}>
              <Avatar name={member.name} />
              <span className={styles.name}>
                {member.name}
                <small>
                  {member.number === myNumber ? 'you' : member.role}
                  {here ? '' : ', away'}
                </small>
              </span>
            </li>
          )
        })}
      </ul>
      <RoomMenu />
    </header>
  )
}
