'use client'

import { NativeSelect } from '@mantine/core'
import type { FilterName } from '@/lib/review/domain/sessions/session-filter'

type FilterChoiceProps = {
  label: string
  name: FilterName
  value: string | undefined
  /** The label of the first choice, which filters nothing. */
  none: string
  choices: readonly { value: string; label: string; count: number }[]
  onChange: (change: Partial<Record<FilterName, string>>) => void
}

/**
 * One part of the filter, each choice with its number of sessions. Choices without sessions are left out, unless
 * selected.
 */
export function FilterChoice({ label, name, value = '', none, choices, onChange }: FilterChoiceProps) {
  const shown = choices.filter((choice) => choice.count > 0 || choice.value === value)
  const isKnown = value === '' || shown.some((choice) => choice.value === value)
  return (
    <NativeSelect
      label={label}
      name={name}
      value={value}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
      data={[
        { value: '', label: none },
        ...shown.map((choice) => ({ value: choice.value, label: `${choice.label} (${choice.count})` })),
        ...(isKnown ? [] : [{ value, label: 'None of your sessions' }]),
      ]}
    />
  )
}
