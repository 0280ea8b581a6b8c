'use client'

import { Button, TextInput } from '@mantine/core'
import { IconExternalLink, IconLink } from '@tabler/icons-react'
import { type FormEvent, type RefCallback, type RefObject, useRef, useState } from 'react'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import { MEETING_LINK_LIMIT, meetingLinkProblem, withScheme } from '@/lib/rooms/domain/round/meeting-link'
import { canArrangeRoom } from '@/lib/rooms/domain/round/permissions'
import { useRoom } from '../room-context'
import styles from './meeting-link.module.css'

/** Shown wherever people may expect a call. */
export const NO_VOICES = 'Threepoint has no voice or video.'

/** The meeting's URL as a link. It opens in another tab, which learns nothing about the room. */
export function MeetingAnchor({ link }: { link: string }) {
  return (
    <a className={styles.anchor} href={link} target="_blank" rel="noopener noreferrer">
      <IconExternalLink size={15} stroke={1.7} aria-hidden="true" />
      {link.replace('https://', '')}
    </a>
  )
}

/** In the lobby: where the people of this room talk. Whoever arranges the room can change it. */
export function LobbyMeeting() {
  const { link, arranges } = useRoom(({ room, me }) => ({
    link: room.meetingLink,
    arranges: canArrangeRoom(me, room),
  }))
  const [changing, setChanging] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  // The Change button and the form replace each other.
  const handOn = useHandOnFocus(() => place.current?.querySelector<HTMLElement>('input, button'))
  return (
    <div className={styles.meeting} ref={place}>
      <p>{NO_VOICES} Use any call app you like.</p>
      {link !== null && !changing && (
        <div className={styles.row} ref={handOn}>
          <span>Meeting link</span>
          <MeetingAnchor link={link} />
          {arranges && (
            <Button variant="subtle" size="compact-sm" onClick={() => setChanging(true)}>
              Change
            </Button>
          )}
        </div>
      )}
      {arranges && (link === null || changing) && (
        <MeetingForm link={link} onDone={() => setChanging(false)} handOn={handOn} />
      )}
    </div>
  )
}

type MeetingFormProps = { link: string | null; onDone: () => void; handOn: RefCallback<HTMLElement> }

function MeetingForm({ link, onDone, handOn }: MeetingFormProps) {
  const act = useRoom((scene) => scene.act)
  const [text, setText] = useState(link ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = withScheme(text) || null
    const refused = wanted === null ? null : meetingLinkProblem(wanted)
    setProblem(refused)
    if (refused !== null) return
    if (!(await act({ kind: 'meeting', link: wanted }))) return
    onDone()
    // Without a link the form stays, and its button is disabled.
    if (wanted === null) input.current?.focus()
  }
  return (
    <form ref={handOn} className={styles.form} noValidate onSubmit={(event) => void save(event)}>
      <MeetingInput input={input} value={text} problem={problem} onChange={setText} />
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

type MeetingInputProps = {
  input?: RefObject<HTMLInputElement | null>
  value: string
  problem: string | null
  onChange: (value: string) => void
}

/** The field for a meeting link, in the lobby and in the form for a new room. */
export function MeetingInput({ input, value, problem, onChange }: MeetingInputProps) {
  return (
    <TextInput
      ref={input}
      className={styles.field}
      // Not of type "url": browsers reject a URL without its scheme before the form can add it.
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
