'use client'

import { Button, SegmentedControl, Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { BoardCode } from '@/components/board/board-code'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { ROUND_MINUTES, type RoundMinutes } from '@/lib/framework/steps'
import { makeRoom, proposeNextRound } from '@/lib/rooms/actions'
import { type Arrangement, modeAndRole } from '@/lib/rooms/domain/round/arrangements'
import { meetingLinkProblem, withScheme } from '@/lib/rooms/domain/round/meeting-link'
import { MeetingInput, NO_VOICES } from '../lobby/meeting-link'
import { ArrangementChoice } from './arrangements'
import { DrawingChoice } from './drawing-choice'
import { makeDrawnRoom } from './make-drawn-room'
import styles from './new-room-form.module.css'
import { RoundPreview } from './round-preview'

export type OfferedCase = {
  id: string
  title: string
  aka: readonly string[]
  /** One line about the case. The prompt itself is kept for the round. */
  line: string
  kind: 'product' | 'feature'
  minutes: readonly number[]
  seen: boolean
}

type NewRoomFormProps = {
  /** The easiest case first. */
  cases: readonly OfferedCase[]
  chosen: string | null
  minutes: number | null
  arrangement?: Arrangement | null
  /** Whether a model is configured that can interview. */
  canInterview?: boolean
  /** The finished round that this one follows: its two people swap roles. */
  after?: {
    roomId: string
    /** Who will be interviewed; null if it is the viewer. */
    candidate: string | null
    /** The case that a surprise would pick. */
    surprise: string | null
  }
}

/** Stands for a case's id: picks a case that the person has not seen. */
const SURPRISE = 'surprise'

/** Chooses the case, the length and the roles, then creates a room. */
export function NewRoomForm({
  cases,
  chosen,
  minutes: wanted,
  arrangement,
  canInterview = false,
  after,
}: NewRoomFormProps) {
  const router = useRouter()
  const [caseId, setCaseId] = useState(cases.some((one) => one.id === chosen) ? chosen : null)
  const [length, setLength] = useState<number>(wanted ?? 45)
  const [role, setRole] = useState<Arrangement>(arrangement ?? 'candidate')
  const [interviewer, setInterviewer] = useState(false)
  const [drawing, setDrawing] = useState<File | null>(null)
  const [meeting, setMeeting] = useState('')
  const { pending, problem, run, clear } = useAction()
  const [meetingProblem, setMeetingProblem] = useState<string | null>(null)
  const [caseProblem, setCaseProblem] = useState<string | null>(null)
  const caseField = useRef<HTMLInputElement>(null)
  const surprised = caseId === SURPRISE
  // For a next round the server draws the surprise, since it knows what the candidate has seen.
  const picked = cases.find(({ id }) => id === (surprised ? after?.surprise : caseId))
  const lengths = ROUND_MINUTES.filter((minutes) => !picked || picked.minutes.includes(minutes))
  const minutes: RoundMinutes = lengths.find((one) => one === length) ?? lengths[0] ?? 45

  const create = async (event: FormEvent) => {
    event.preventDefault()
    const drawn = surprised && !after ? drawCase(cases, minutes) : picked
    if (!drawn) {
      setCaseProblem(
        surprised
          ? 'No case has this length. Choose another length.'
          : 'A room needs a case. Choose one, or “Surprise me”.',
      )
      caseField.current?.focus()
      return
    }
    const link = role === 'solo' || after ? null : withScheme(meeting) || null
    const linkProblem = link === null ? null : meetingLinkProblem(link)
    setMeetingProblem(linkProblem)
    if (linkProblem !== null) return
    const wanted = { caseId: drawn.id, minutes }
    const make = () =>
      after
        ? proposeNextRound({ ...wanted, previousRoomId: after.roomId })
        : drawing && role === 'solo'
          ? makeDrawnRoom(drawing, { ...wanted, interviewer })
          : makeRoom({
              ...wanted,
              ...modeAndRole(role),
              meetingLink: link,
              interviewer: role === 'solo' && interviewer,
            })
    const made = await run(make, { leaves: true })
    if (made) router.push(`/rooms/${made.value.id}`)
  }
  return (
    <div className={styles.columns}>
      <form className={styles.form} onSubmit={(event) => void create(event)}>
        <BoardCode />
        <Select
          label="Case"
          size="md"
          placeholder="Choose a case"
          searchable
          allowDeselect={false}
          nothingFoundMessage="No case has that name."
          data={[
            ...(after && !after.surprise ? [] : [{ value: SURPRISE, label: 'Surprise me' }]),
            ...cases.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          filter={({ options, search }) =>
            options.filter((option) => 'value' in option && isNamed(option, cases, search))
          }
          ref={caseField}
          openOnFocus={false}
          error={caseProblem}
          value={caseId}
          onChange={(id) => {
            setCaseId(id)
            setCaseProblem(null)
          }}
        />
        {!after && <ArrangementChoice value={role} onChange={setRole} />}
        {canInterview && !after && role === 'solo' && (
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={interviewer}
              aria-labelledby="interviewer-choice"
              aria-describedby="about-interviewer"
              onChange={(event) => setInterviewer(event.currentTarget.checked)}
            />
            <b id="interviewer-choice">AI interviewer</b>
            <small id="about-interviewer">
              A language model answers, asks and reacts in the chat. It reads your board, worksheet and
              messages.
            </small>
          </label>
        )}
        {!after && role === 'solo' && (
          <DrawingChoice
            drawing={drawing}
            onChange={(chosen) => {
              setDrawing(chosen)
              clear()
            }}
          />
        )}
        {!after && role !== 'solo' && (
          <div>
            <MeetingInput value={meeting} problem={meetingProblem} onChange={setMeeting} />
            <p className={styles.voice}>{NO_VOICES}</p>
          </div>
        )}
        {problem && <FormError>{problem}</FormError>}
        <div className={styles.last}>
          <fieldset className={styles.length}>
            <legend>Length</legend>
            <SegmentedControl
              aria-label="Length"
              value={String(minutes)}
              onChange={(value) => setLength(Number(value))}
              data={lengths.map((one) => ({ value: String(one), label: `${one} min` }))}
            />
          </fieldset>
          <Button type="submit" size="md" loading={pending}>
            Create room
          </Button>
        </div>
      </form>
      <RoundPreview
        line={surprised ? surpriseLine(after?.candidate ?? null) : (picked?.line ?? null)}
        kind={surprised ? null : (picked?.kind ?? null)}
        minutes={minutes}
        mode={role === 'solo' ? 'solo' : 'pair'}
      />
    </div>
  )
}

function surpriseLine(candidate: string | null): string {
  return `A random case ${candidate === null ? 'you haven’t' : `${candidate} hasn’t`} seen, if there is one.`
}

/** A random case that offers the length: from those not seen, or from all if every one was. */
function drawCase(cases: readonly OfferedCase[], minutes: number): OfferedCase | undefined {
  const offered = cases.filter((one) => one.minutes.includes(minutes))
  const unseen = offered.filter(({ seen }) => !seen)
  const from = unseen.length > 0 ? unseen : offered
  return from[Math.floor(Math.random() * from.length)]
}

/** Whether an option matches what somebody types: a case's title or an alternative name. */
function isNamed(
  { value, label }: { value: string; label: string },
  cases: readonly OfferedCase[],
  search: string,
): boolean {
  const names = [label, ...(cases.find(({ id }) => id === value)?.aka ?? [])]
  return names.some((name) => name.toLowerCase().includes(search.trim().toLowerCase()))
}
