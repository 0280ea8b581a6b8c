'use client'

import { Button, SegmentedControl, Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/ui/error-note'
import { Ruler } from '@/components/ui/ruler'
import { makeRoom, proposeNextRound } from '@/lib/rooms/actions'
import { ROUND_MINUTES, type RoundMinutes, standardPlan, stepInfo } from '@/lib/rooms/domain/plan'
import { type Arrangement, modeAndRole } from '@/lib/rooms/domain/roles'
import { UNREACHABLE } from '@/lib/shared/errors'
import { ArrangementChoice } from './arrangements'
import styles from './new-room-form.module.css'

export type OfferedCase = {
  id: string
  title: string
  prompt: string
  kind: 'product' | 'feature'
  difficulty: string
  minutes: readonly number[]
}

type NewRoomFormProps = {
  cases: readonly OfferedCase[]
  chosen: string | null
  minutes: number | null
  arrangement?: Arrangement | null
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
  const [role, setRole] = useState<Arrangement>(arrangement ?? 'candidate')
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
    const chosen = { caseId: picked.id, minutes }
    const making = after
      ? proposeNextRound({ ...chosen, previousRoomId: after })
      : makeRoom({ ...chosen, ...modeAndRole(role) })
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
      {!after && <ArrangementChoice value={role} onChange={setRole} />}
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
