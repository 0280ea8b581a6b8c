'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { copyText } from '@/components/ui/copy-text'
import { makeInvite } from '@/lib/rooms/actions'
import type { RoomRole } from '@/lib/rooms/domain/roles'
import { UNREACHABLE } from '@/lib/shared/errors'
import styles from './invite-links.module.css'
import { useScene } from './room-context'

type InviteLinksProps = { roomId: string; missing: 'candidate' | 'interviewer' | null }

/** Links that let people in. Each is shown once, when it is made; the server keeps only its hash. */
export function InviteLinks({ roomId, missing }: InviteLinksProps) {
  const { connection, room } = useScene()
  const [link, setLink] = useState<{ role: RoomRole; url: string; copied: boolean } | null>(null)
  const [busy, setBusy] = useState(false)
  const partner =
    missing ?? (room.members.some((member) => member.role === 'interviewer') ? 'observer' : 'interviewer')

  const invite = async (role: RoomRole) => {
    setBusy(true)
    const result = await makeInvite({ roomId, role }).catch(() => UNREACHABLE)
    setBusy(false)
    if (!result.ok) return connection.notify(result.code, result.message)
    const url = `${location.origin}/join/${result.value.token}`
    setLink({ role, url, copied: await copyText(url) })
  }
  return (
    <div className={styles.invite}>
      <div className={styles.buttons}>
        <Button variant={missing ? 'filled' : 'default'} loading={busy} onClick={() => void invite(partner)}>
          Copy invite link
        </Button>
        <span>for {partner === 'observer' ? 'an observer' : `the ${partner}`}</span>
        {partner !== 'observer' && (
          <Button variant="subtle" size="compact-sm" onClick={() => void invite('observer')}>
            Link for an observer
          </Button>
        )}
      </div>
      {link && (
        <label className={styles.link}>
          <span>
            {link.copied ? 'Copied. It works for 14 days.' : 'Copy this link; it works for 14 days.'}
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
