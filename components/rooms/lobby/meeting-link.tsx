'use client'

import { Button, TextInput } from '@mantine/core'
import { IconExternalLink, IconLink } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { MEETING_LINK_LIMIT, meetingLinkProblem, withScheme } from '@/lib/rooms/domain/round/meeting-link'
import { canArrangeRoom } from '@/lib/rooms/domain/round/permissions'
import { useScene } from '../room-context'
import styles from './meeting-link.module.css'

/** The address of the call as a link. It opens beside the room, which learns nothing of it. */
export function MeetingAnchor({ link }: { link: string }) {
  return (
    <a className={styles.anchor} href={link} target="_blank" rel="noopener noreferrer">
      <IconExternalLink size={15} stroke={1.7} aria-hidden="true" />
      {link.replace('https://', '')}
    </a>
  )
}

/** In the lobby: where the people of this room talk. Who arranges the room changes it. */
export function LobbyMeeting() {
  const { room, me } = useScene()
  const [changing, setChanging] = useState(false)
  const arranges = canArrangeRoom(me, room)
  return (
    <div className={styles.meeting}>
      <p>Threepoint carries the board, not your voices. Call each other as you like.</p>
      {room.meetingLink !== null && !changing && (
        <div className={styles.row}>
          <span>Meeting link</span>
          <MeetingAnchor link={room.meetingLink} />
          {arranges && (
            <Button variant="subtle" size="compact-sm" onClick={() => setChanging(true)}>
              Change
            </Button>
          )}
        </div>
      )}
      {arranges && (room.meetingLink === null || changing) && (
        <MeetingForm link={room.meetingLink} onDone={() => setChanging(false)} />
      )}
    </div>
  )
}

function MeetingForm({ link, onDone }: { link: string | null; onDone: () => void }) {
  const { act } = useScene()
  const [text, setText] = useState(link ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = withScheme(text) || null
    const refused = wanted === null ? null : meetingLinkProblem(wanted)
    setProblem(refused)
    if (refused !== null) return
    if (await act({ kind: 'meeting', link: wanted })) onDone()
  }
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void save(event)}>
      <MeetingInput value={text} problem={problem} onChange={setText} />
      <Button type="submit" variant="default" disabled={text.trim() === (link ?? '')}>
        {link !== null && text.trim() === '' ? 'Remove link' : 'Save link'}
      </Button>
      {link !== null && (
        <Button variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      )}
    </form>
  )
}

type MeetingInputProps = { value: string; problem: string | null; onChange: (value: string) => void }

/** The field for a meeting link, in the lobby and in the form for a new room. */
export function MeetingInput({ value, problem, onChange }: MeetingInputProps) {
  return (
    <TextInput
      className={styles.field}
      // Not of the type "url": browsers refuse such an address without its scheme before the form can add it.
      inputMode="url"
      spellCheck={false}
      label="Meeting link"
      description="For voice and video somewhere else. Everybody in the room sees it."
      placeholder="meet.example.org/our-round"
      leftSection={<IconLink size={15} stroke={1.7} />}
      autoComplete="off"
      maxLength={MEETING_LINK_LIMIT}
      value={value}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
