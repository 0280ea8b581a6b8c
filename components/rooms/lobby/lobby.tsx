'use client'

import { Button, Select } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Ruler } from '@/components/marks/ruler'
import { MissingPartner } from '@/components/matching/room/missing-partner'
import { Avatar } from '@/components/ui/avatar'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { ROLE_WORDS, ROOM_ROLES, type RoomRole } from '@/lib/framework/roles'
import { stepInfo } from '@/lib/framework/steps'
import { canArrangeRoom, canControlRound } from '@/lib/rooms/domain/round/permissions'
import { type PlannedStep, planMinutes } from '@/lib/rooms/domain/round/plan'
import { canInvite, emptySeats } from '@/lib/rooms/domain/round/seats'
import { useRoom } from '../room-context'
import { GradingChoice } from './grading-choice'
import { InviteLinks } from './invite-links'
import styles from './lobby.module.css'
import { LobbyMenu } from './lobby-menu'
import { LobbyMeeting } from './meeting-link'
import { PlanEditor, planProblem } from './plan-editor'

/** Describes a round alone. */
const ALONE = {
  guided: ', alone: the guide asks and answers',
  interviewed: ', alone: the AI interviewer asks and answers in the chat',
}

/** Before the start: who is here, how others can join, the prompt and the plan, and one button. */
export function Lobby() {
  const { roomId, connection, room, me, online, prompt, asked, matched, act } = useRoom(
    ({ roomId, connection, room, me, online, prompt, asked, matched, act }) => ({
      roomId,
      connection,
      room,
      me,
      online,
      prompt,
      asked,
      matched,
      act,
    }),
  )
  const arranges = canArrangeRoom(me, room)
  const controls = canControlRound(me, room)
  const interviewer = room.members.find((member) => member.role === 'interviewer')
  const seats = emptySeats(room)
  const minutes = planMinutes(room.plan)
  const needsCandidate = seats.includes('candidate')
  const [cameIn, setCameIn] = useState(false)
  // Once they have joined, they are no longer awaited, even if they are removed.
  if (asked && !cameIn && room.members.some(({ userId }) => userId === asked.userId)) setCameIn(true)
  const awaited = asked && !cameIn ? asked.name : null
  const wasAsked =
    awaited && (matched ? `${awaited} hasn’t joined yet.` : `${awaited} was invited and hasn’t joined yet.`)
  const whyEmpty = matched
    ? `${awaited ?? 'Your partner'} hasn’t joined yet`
    : awaited
      ? `${awaited} was invited`
      : 'free: send the invite link'
  const [plan, setPlan] = useState<PlannedStep[] | null>(null)
  const start = async () => {
    // Somebody who changed the plan and presses Start means to start with it.
    if (plan && !(await act({ kind: 'plan', plan }))) return
    await act({ kind: 'start' })
  }
  return (
    <main className={styles.lobby} aria-label="Lobby">
      <div className={styles.inner}>
        <header className={styles.head}>
          <div>
            <h2>{room.title}</h2>
            <p className={styles.sub}>
              {minutes === 1 ? '1 minute' : `${minutes} minutes`}
              {room.mode === 'solo' && (room.interviewer ? ALONE.interviewed : ALONE.guided)}
            </p>
          </div>
          {room.createdBy === me.userId && !matched && <LobbyMenu roomId={roomId} />}
        </header>
        <blockquote className={styles.prompt}>{curlyQuotes(prompt)}</blockquote>
        <div className={styles.plan}>
          <Ruler
            segments={room.plan.map((step) => ({
              key: step.slug,
              label: stepInfo(step.slug).title,
              points: stepInfo(step.slug).points,
              minutes: step.minutes,
            }))}
            labels
            height={30}
          />
          {(controls || arranges) && <PlanEditor draft={plan} onDraft={setPlan} />}
        </div>
        {matched && room.mode === 'pair' && (
          <MissingPartner
            roomId={roomId}
            viewerId={me.userId}
            partnerIsIn={seats.length === 0}
            alone={
              <Button size="xs" variant="default" onClick={() => void act({ kind: 'alone' })}>
                Go on alone here
              </Button>
            }
          />
        )}
        {room.mode === 'pair' && (
          <section className={styles.people} aria-label="People">
            <h3>Who is here</h3>
            <ul>
              {room.members.map((member) => (
                <li key={member.userId}>
                  <Avatar name={member.name} />
                  <span className={styles.who}>
                    {member.name}
                    {member.userId === me.userId ? ' (you)' : ''}
                    {online && (
                      <small>
                        {whereabouts(online.includes(member.number), member.userId === me.userId)}
                      </small>
                    )}
                  </span>
                  {arranges ? (
                    <span className={styles.arrange}>
                      <Select
                        aria-label={`Role of ${member.name}`}
                        size="xs"
                        w={140}
                        allowDeselect={false}
                        data={ROOM_ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
                        value={member.role}
                        onChange={(role) =>
                          role && void act({ kind: 'role', userId: member.userId, role: role as RoomRole })
                        }
                      />
                      {member.userId !== room.createdBy && member.userId !== me.userId && !matched && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={`Remove ${member.name}`}
                          onClick={() => void act({ kind: 'remove', userId: member.userId })}
                        >
                          Remove
                        </Button>
                      )}
                    </span>
                  ) : (
                    <span className={styles.role}>{ROLE_WORDS[member.role]}</span>
                  )}
                </li>
              ))}
              {seats.map((seat) => (
                <li key={seat} className={styles.free}>
                  <span className={styles.seat} aria-hidden="true" />
                  <span className={styles.who}>
                    {seat === 'candidate' ? 'The candidate’s seat' : 'The interviewer’s seat'}
                    <small>{whyEmpty}</small>
                  </span>
                </li>
              ))}
            </ul>
            <LobbyMeeting />
            {canInvite(me, room) && !matched && (
              <InviteLinks
                roomId={roomId}
                seats={seats}
                meetingLink={room.meetingLink}
                onProblem={(code, message) => connection.notify(code, message)}
              />
            )}
          </section>
        )}
        <GradingChoice />
        <footer className={styles.start}>
          {controls ? (
            <Button
              size="md"
              onClick={() => void start()}
              disabled={needsCandidate || (plan !== null && planProblem(plan) !== null)}
            >
              Start interview
            </Button>
          ) : (
            <p>
              {interviewer
                ? `${interviewer.name} starts the interview.`
                : wasAsked
                  ? `${wasAsked} This page changes when they start.`
                  : 'The interviewer starts the interview. Send the link; this page changes when they start.'}
            </p>
          )}
          {controls && needsCandidate && (
            <p>{wasAsked ?? 'Nobody to interview yet. Send the invite link.'}</p>
          )}
        </footer>
        {me.role === 'interviewer' && (
          <p className={styles.secret}>
            <IconEyeOff size={15} stroke={1.6} />
            The guide is yours alone. Read “The hardest part” and the facts now.
          </p>
        )}
      </div>
    </main>
  )
}

/** Where somebody is; nobody needs to be told that they are here themselves. */
function whereabouts(here: boolean, isMe: boolean): string {
  if (isMe) return here ? '' : 'offline'
  return here ? 'here' : 'not here now'
}
