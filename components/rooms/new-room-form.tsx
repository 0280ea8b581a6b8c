'use client'

import { Button, Radio, SegmentedControl, Select } from '@mantine/core'
import { IconNote, IconUser, IconUsers } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/ui/error-note'
import { Ruler } from '@/components/ui/ruler'
import { makeRoom, proposeNextRound } from '@/lib/rooms/actions'
import { ROUND_MINUTES, type RoundMinutes, standardPlan, stepInfo } from '@/lib/rooms/domain/plan'
import { UNREACHABLE } from '@/lib/shared/errors'
import styles from './new-room-form.module.css'

export type OfferedCase = {
  id: string
  title: string
  prompt: string
  kind: 'product' | 'feature'
  difficulty: string
  minutes: readonly number[]
}

const ARRANGEMENTS = [
  {
    value: 'candidate',
    icon: IconUsers,
    title: 'Be interviewed',
    about: 'Send a link to whoever asks. They read the guide, you don’t.',
  },
  {
    value: 'interviewer',
    icon: IconNote,
    title: 'Interview someone',
    about: 'You read the guide, they get the prompt.',
  },
  {
    value: 'solo',
    icon: IconUser,
    title: 'Alone',
    about: 'The guide asks, answers and gives hints one at a time.',
  },
] as const

type NewRoomFormProps = {
  cases: readonly OfferedCase[]
  chosen: string | null
  minutes: number | null
  arrangement?: string | null
  /** The finished round that this one follows: its two people swap roles. */
  after?: string
}

/** Case, length and who does what; then a room. */
export function NewRoomForm({ cases, chosen, minutes: wanted, arrangement, after }: NewRoomFormProps) {
  const router = useRouter()
  const [caseId, setCaseId] = useState(
    cases.some((one) => one.id === chosen) ? chosen : (cases[0]?.id ?? null),
  )
  const [length, setLength] = useState<number>(wanted ?? 45)
  const [role, setRole] = useState(
    ARRANGEMENTS.find((one) => one.value === arrangement)?.value ?? 'candidate',
  )
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const picked = cases.find((one) => one.id === caseId)
  const lengths = ROUND_MINUTES.filter((minutes) => picked?.minutes.includes(minutes))
  const minutes: RoundMinutes = lengths.find((one) => one === length) ?? lengths[0] ?? 45

  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (!picked) return
    setBusy(true)
    setProblem(null)
    const solo = role === 'solo'
    const chosen = { caseId: picked.id, minutes }
    const making = after
      ? proposeNextRound({ ...chosen, previousRoomId: after })
      : makeRoom({ ...chosen, mode: solo ? 'solo' : 'pair', role: solo ? 'candidate' : role })
    const result = await making.catch(() => UNREACHABLE)
    if (result.ok) return router.push(`/rooms/${result.value.id}`)
    setBusy(false)
    setProblem(result.message)
  }
  return (
    <form className={styles.form} onSubmit={(event) => void create(event)}>
      <Select
        label="Case"
        size="md"
        searchable
        allowDeselect={false}
        nothingFoundMessage="No case has that in its title."
        data={cases.map(({ id, title }) => ({ value: id, label: title }))}
        value={caseId}
        onChange={setCaseId}
      />
      {picked && <blockquote className={styles.prompt}>{picked.prompt}</blockquote>}
      {!after && (
        <Radio.Group
          size="md"
          label="Who does what"
          value={role}
          onChange={(value) => setRole(value as typeof role)}
        >
          <div className={styles.roles}>
            {ARRANGEMENTS.map(({ value, icon: Icon, title, about }) => (
              <Radio.Card key={value} value={value} className={styles.role} aria-label={title}>
                <Radio.Indicator className={styles.dot} />
                <Icon size={18} stroke={1.7} aria-hidden="true" />
                <span>
                  <b>{title}</b>
                  <small>{about}</small>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      )}
      <fieldset className={styles.length}>
        <legend>Length</legend>
        <SegmentedControl
          aria-label="Length"
          value={String(minutes)}
          onChange={(value) => setLength(Number(value))}
          data={lengths.map((one) => ({ value: String(one), label: `${one} min` }))}
        />
      </fieldset>
      {picked && (
        <Ruler
          labels
          height={30}
          segments={standardPlan(picked.kind, minutes, role === 'solo' ? 'solo' : 'pair').map((step) => ({
            key: step.slug,
            label: stepInfo(step.slug).title,
            points: stepInfo(step.slug).points,
            minutes: step.minutes,
          }))}
        />
      )}
      {problem && <FormError>{problem}</FormError>}
      <Button type="submit" size="md" loading={busy} disabled={!picked}>
        Create room
      </Button>
    </form>
  )
}
