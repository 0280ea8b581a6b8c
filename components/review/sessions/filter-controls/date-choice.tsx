'use client'

import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  type FilterName,
  SESSION_PERIODS,
  type SessionFilter,
  type SessionPeriod,
} from '@/lib/review/domain/sessions/session-filter'

const PERIOD_WORDS: Record<SessionPeriod, string> = {
  7: 'Last 7 days',
  30: 'Last 30 days',
  90: 'Last 90 days',
  365: 'Last 12 months',
}

type DateChoiceProps = {
  filter: SessionFilter
  onChange: (change: Partial<Record<FilterName, string>>) => void
}

/** When sessions began: in the last days, or between two dates, of which one is enough. */
export function DateChoice({ filter: { days, from, to }, onChange }: DateChoiceProps) {
  /** The date fields are open, but empty. */
  const [isDating, setIsDating] = useState(false)
  const hasDates = isDating || from !== undefined || to !== undefined
  return (
    <>
      <NativeSelect
        label="Date"
        // The dates have their own form fields.
        {...(hasDates ? {} : { name: 'days' })}
        value={hasDates ? 'dates' : String(days ?? '')}
        onChange={({ currentTarget: { value } }) => {
          setIsDating(value === 'dates')
          if (value !== 'dates') onChange({ days: value, from: '', to: '' })
        }}
        data={[
          { value: '', label: 'Any date' },
          ...SESSION_PERIODS.map((period) => ({ value: String(period), label: PERIOD_WORDS[period] })),
          { value: 'dates', label: 'Between two dates' },
        ]}
      />
      {hasDates && (
        <>
          <DateField label="From" name="from" value={from} max={to} onChange={onChange} />
          <DateField label="To" name="to" value={to} min={from} onChange={onChange} />
        </>
      )}
    </>
  )
}

type DateFieldProps = {
  label: string
  name: 'from' | 'to'
  value: string | undefined
  min?: string | undefined
  max?: string | undefined
  onChange: DateChoiceProps['onChange']
}

function DateField({ label, name, value = '', min, max, onChange }: DateFieldProps) {
  return (
    <TextInput
      key={value}
      label={label}
      name={name}
      type="date"
      defaultValue={value}
      min={min}
      max={max}
      // Each typed digit is a change: before the field is left, the date may be incomplete.
      onBlur={({ currentTarget }) => {
        if (currentTarget.value !== value) onChange({ [name]: currentTarget.value, days: '' })
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        event.currentTarget.blur()
      }}
    />
  )
}
