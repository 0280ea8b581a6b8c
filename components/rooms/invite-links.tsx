'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { copyText } from '@/components/ui/copy-text'
import { makeInvite } from '@/lib/rooms/actions'
import type { RoomRole } from '@/lib/rooms/domain/roles'
import type { Seat } from '@/lib/rooms/domain/seats'
import { UNREACHABLE } from '@/lib/shared/errors'
import styles from './invite-links.module.css'

type InviteLinksProps = {
  roomId: string
  /** Who is still missing. */
  seats: readonly Seat[]
  onProblem: (code: string, message: string) => void
}

const FOR: Record<RoomRole, string> = {
  candidate: 'the candidate',
  interviewer: 'the interviewer',
  observer: 'an observer',
}

/** Links that let people in. Each is shown once, when it is made; the server keeps only its hash. */
export function InviteLinks({ roomId, seats, onProblem }: InviteLinksProps) {
  const [link, setLink] = useState<{ role: RoomRole; url: string; copied: boolean } | null>(null)
  const [busy, setBusy] = useState(false)
  const [first, ...others]: readonly RoomRole[] = [...seats, 'observer']

  const invite = async (role: RoomRole) => {
    setBusy(true)
    const result = await makeInvite({ roomId, role }).catch(() => UNREACHABLE)
    setBusy(false)
    if (!result.ok) return onProblem(result.code, result.message)
    const url = `${location.origin}/join/${result.value.token}`
    setLink({ role, url, copied: await copyText(url) })
  }
  return (
    <div className={styles.invite}>
      <div className={styles.buttons}>
        {first && (
          <>
            <Button
              variant={seats.length > 0 ? 'filled' : 'default'}
              loading={busy}
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
      {link && (
        <label className={styles.link}>
          <span>
            {link.copied ? 'Copied' : 'Copy this link'}, for {FOR[link.role]}. It works for 14 days.
          </span>
          <input
            readOnly
            aria-label="Invite link"
            value={link.url}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </div>
  )
}
