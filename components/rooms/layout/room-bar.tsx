'use client'

import { VisuallyHidden } from '@mantine/core'
import { IconVideo } from '@tabler/icons-react'
import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { Logo } from '@/components/ui/page/logo'
import { SaveState } from '@/components/ui/save-state'
import { ROLE_WORDS } from '@/lib/framework/roles'
import type { MemberState } from '@/lib/rooms/domain/round/state'
import { useRoomView } from '../room-context'
import type { Following } from '../stage/use-following'
import styles from './room-bar.module.css'
import { RoomMenu } from './room-menu'
import { saveStatus } from './save-status'

type RoomBarProps = {
  title: string
  /** Whether the board is on the screen. */
  boardShown: boolean
  following: Following
}

const NOBODY: readonly MemberState[] = []

/** The top edge of a room: its title, the save status, and who is here. */
export function RoomBar({ title, boardShown, following }: RoomBarProps) {
  const { role, members, myNumber, online, meetingLink } = useRoomView(({ round }, scene) => ({
    role: scene?.me.role ?? null,
    members: round?.members ?? NOBODY,
    myNumber: scene?.me.number ?? null,
    online: scene?.online ?? null,
    meetingLink: round && round.clock.status !== 'lobby' ? round.meetingLink : null,
  }))
  return (
    <header className={styles.bar}>
      <Link href="/sessions" prefetch={false} className={styles.logo} aria-label="Threepoint, your sessions">
        <Logo size={20} />
      </Link>
      <h1 className={styles.title}>{title}</h1>
      {role && <span className={styles.role}>{role === 'observer' ? 'Watching' : ROLE_WORDS[role]}</span>}
      <RoomSaveState boardShown={boardShown} />
      <span className={styles.grow} />
      <ul className={styles.people} aria-label="People here">
        {members.map((member) => {
          const here = online === null || online.includes(member.number)
          const followed = following.followed === member
          const isMe = member.number === myNumber
          const note = isMe ? 'you' : member.role
          const state = here ? '' : isMe ? ', offline' : ', away'
          const says = followed ? 'you’re following' : `${note}${state}`
          const person = (
            <>
              <Avatar name={member.name} />
              <span className={styles.name} title={member.name}>
                {member.name} <small>{says}</small>
              </span>
            </>
          )
          return (
            <li key={member.userId} data-here={here}>
              {following.possible.includes(member.number) ? (
                <button
                  type="button"
                  className={styles.person}
                  aria-pressed={followed}
                  title={`Follow ${member.name}’s view of the board`}
                  onClick={() => following.follow(followed ? null : member.number)}
                >
                  {person}
                  <VisuallyHidden component="span">: follow {member.name}’s view</VisuallyHidden>
                </button>
              ) : (
                <span className={styles.person}>{person}</span>
              )}
            </li>
          )
        })}
      </ul>
      {meetingLink && (
        <a
          className={styles.meeting}
          href={meetingLink}
          target="_blank"
          rel="noopener noreferrer"
          title={meetingLink}
        >
          <IconVideo size={16} stroke={1.7} aria-hidden="true" />
          <span>Meeting</span>
        </a>
      )}
      <RoomMenu />
    </header>
  )
}

function RoomSaveState({ boardShown }: { boardShown: boolean }) {
  return <SaveState state={useRoomView((view) => saveStatus(view, boardShown))} />
}
