'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { copyText } from '@/components/ui/copy-text'
import type { RoomRole } from '@/lib/framework/roles'
import { makeInvite } from '@/lib/rooms/actions'
import type { Seat } from '@/lib/rooms/domain/round/seats'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import styles from './invite-links.module.css'
import { MeetingAnchor } from './meeting-link'

export type InviteLinksProps = {
  roomId: string
  /** Roles that are still missing. */
  seats: readonly Seat[]
  /** Where the room's members talk; people who join by a link see it there. */
  meetingLink: string | null
  onProblem: (code: string, message: string) => void
}

type InviteLink = { role: RoomRole; url: string; copied: boolean }

const FOR: Record<RoomRole, string> = {
  candidate: 'the candidate',
  interviewer: 'the interviewer',
  observer: 'an observer',
}

/**
 * Links that let people in, one per role. A link is shown once, when it is created; the server keeps only its
 * hash.
 */
export function InviteLinks({ roomId, seats, meetingLink, onProblem }: InviteLinksProps) {
  const [links, setLinks] = useState<readonly InviteLink[]>([])
  const { pending, run } = useAction((failure) => onProblem(failure.code, sentenceOf(failure)))
  const open: readonly RoomRole[] = [...seats, 'observer']
  const [first, ...others] = open
  // Somebody who joins by a link to a role that is taken can only watch.
  const shown = links.filter(({ role }) => open.includes(role))

  const invite = async (role: RoomRole) => {
    const made = await run(() => makeInvite({ roomId, role }))
    if (!made) return
    const url = `${location.origin}/join/${made.value.token}`
    const link = { role, url, copied: await copyText(url) }
    setLinks((before) => [...before.filter((one) => one.role !== role), link])
  }
  return (
    <div className={styles.invite}>
      <div className={styles.buttons}>
        {first && (
          <>
            <Button
              variant={seats.length > 0 ? 'filled' : 'default'}
              loading={pending}
              onClick={() => void invite(first)}
            >
              Copy invite link
            </Button>
            <span>for {FOR[first]}</span>
          </>
        )}
        {others.map((role) => (
          <Button key={role} variant="subtle" size="compact-sm" onClick={() => void invite(role)}>
            Link for {FOR[role]}
          </Button>
        ))}
      </div>
      {shown.map(({ role, url, copied }) => (
        <label key={role} className={styles.link}>
          <span>
            {copied ? 'Copied' : 'Copy this link'}, for {FOR[role]}. It works for 14 days.
          </span>
          <input
            readOnly
            aria-label={shown.length === 1 ? 'Invite link' : `Invite link for ${FOR[role]}`}
            value={url}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      ))}
      {shown.length > 0 && meetingLink && (
        <p>
          Everybody who joins sees the meeting link: <MeetingAnchor link={meetingLink} />
        </p>
      )}
    </div>
  )
}
