'use client'

import { Button, TextInput } from '@mantine/core'
import Link from 'next/link'
import { type FormEvent, useState } from 'react'
import { BoardCode } from '@/components/board/board-code'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import type { RoomRole } from '@/lib/framework/roles'
import { joinAsGuest, joinByInvite } from '@/lib/rooms/actions'
import styles from './join-form.module.css'
import { MeetingAnchor, NO_VOICES } from './meeting-link'

type JoinFormProps = {
  token: string
  invite: {
    role: RoomRole
    taken: boolean
    title: string
    invitedBy: string
    minutes: number
    isIn: boolean
    meetingLink: string | null
  }
  /** The name of the signed-in user, or null. */
  name: string | null
}

const AS: Record<RoomRole, string> = {
  candidate: 'You will be interviewed. Don’t look the case up: you get the prompt in the room.',
  interviewer: 'You will run the interview. The room gives you a guide, so you don’t need to know the case.',
  observer: 'You will watch: you see everything that the candidate sees, but can’t change anything.',
}

const taken = (role: RoomRole) =>
  `Somebody else is already the ${role}, so you would join as an observer. If that is not what you expected, ask for another link.`

/** The page of an invite: who invites, which role one will have, and one button. */
export function JoinForm({ token, invite, name }: JoinFormProps) {
  const [guest, setGuest] = useState('')
  const { pending, failure, problem, run } = useAction()
  const shown = failure?.fields?.name ?? problem
  const join = async (event: FormEvent) => {
    event.preventDefault()
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const enter = () =>
      name === null ? joinAsGuest({ token, name: guest, timeZone }) : joinByInvite({ token })
    const joined = await run(enter, { leaves: true })
    // A full page load: a guest has just received a session.
    if (joined) location.assign(`/rooms/${joined.value.roomId}`)
  }
  return (
    <form noValidate className={styles.form} onSubmit={(event) => void join(event)}>
      <BoardCode />
      <p className={styles.from}>{invite.invitedBy} invites you</p>
      <h1>{invite.title}</h1>
      <p className={styles.about}>
        A {invite.minutes}-minute mock interview.{' '}
        {invite.isIn ? 'You are in this room.' : invite.taken ? taken(invite.role) : AS[invite.role]}
      </p>
      <p className={styles.about}>
        {NO_VOICES} {invite.meetingLink ? 'Your call is here:' : 'Use any call app you like.'}
      </p>
      {invite.meetingLink && <MeetingAnchor link={invite.meetingLink} />}
      {name === null && (
        <TextInput
          label="Your name"
          description="Others in the room see it. You don’t need an account; create one later to keep the session."
          size="md"
          required
          withAsterisk={false}
          maxLength={80}
          value={guest}
          onChange={(event) => setGuest(event.currentTarget.value)}
        />
      )}
      {shown && <FormError>{shown}</FormError>}
      <div className={styles.buttons}>
        <Button type="submit" size="md" loading={pending}>
          {invite.isIn ? 'Open the room' : name === null ? 'Join as a guest' : `Join as ${name}`}
        </Button>
        {name === null && (
          <Link href={`/signin?next=${encodeURIComponent(`/join/${token}`)}`}>Sign in instead</Link>
        )}
      </div>
    </form>
  )
}
