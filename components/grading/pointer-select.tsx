'use client'

import { Select, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { formatFixedClock } from '@/components/ui/format-time'
import { type Pointer, pointerSchema } from '@/lib/grading/domain/grade'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet'
import { type PointerTargets, pointerValue, pointerWords, typedTime } from './pointer-words'

type PointerSelectProps = {
  /** The dimension, for those who don't see where this stands. */
  of: string
  value: Pointer | null
  targets: PointerTargets
  onChange: (pointer: Pointer | null) => void
}

type Choice = { value: string; label: string }

/** Chooses what a note points at: a moment (typed as mm:ss, too), a field of the worksheet or a part of the board. */
export function PointerSelect({ of, value, targets, onChange }: PointerSelectProps) {
  const [search, setSearch] = useState('')
  const typed = typedTime(search)
  const moments = targets.moments.map(({ elapsed, text }) =>
    choice({ kind: 'moment', elapsed }, `${formatFixedClock(elapsed / 1000)}  ${text}`),
  )
  if (typed !== null && typed <= targets.elapsed) {
    moments.unshift(choice({ kind: 'moment', elapsed: typed }, `${search.trim()}  that moment`))
  }
  const fields = SHEET_FIELDS.map(({ id, title }) => choice({ kind: 'field', field: id }, title))
  const parts = targets.parts.map(({ id, label }) => choice({ kind: 'elements', ids: [id] }, label))
  const groups = [
    { group: 'Moments', items: unique(moments) },
    { group: 'Worksheet', items: fields },
    { group: 'Board', items: unique(parts) },
  ]
  const chosen = pointerValue(value)
  if (value && !groups.some(({ items }) => items.some((item) => item.value === chosen))) {
    groups.unshift({ group: 'Chosen', items: [choice(value, pointerWords(value, targets.parts))] })
  }
  return (
    <Select
      label={
        <>
          Points at<VisuallyHidden>, {of}</VisuallyHidden>
        </>
      }
      placeholder="Nothing, or type a time such as 12:50"
      data={groups.filter(({ items }) => items.length > 0)}
      value={chosen}
      onChange={(next) => onChange(next === null ? null : pointerSchema.parse(JSON.parse(next)))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      clearable
      nothingFoundMessage="Nothing here is called that"
      maxDropdownHeight={260}
      comboboxProps={{ withinPortal: true }}
    />
  )
}

function choice(pointer: Pointer, label: string): Choice {
  return { value: JSON.stringify(pointer), label }
}

/** The list refuses to hold a value twice. */
function unique(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map((entry) => [entry.value, entry])).values()]
}
