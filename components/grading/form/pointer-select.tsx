'use client'

import { Select, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { type Pointer, pointerSchema } from '@/lib/grading/domain/grade'
import { type PointerTargets, pointerValue } from '../pointer-words'
import { matchingChoices, pointerChoices, typedPointer } from './pointer-choices'

type PointerSelectProps = {
  /** The dimension, for people who cannot see the context. */
  of: string
  value: Pointer | null
  targets: PointerTargets
  onChange: (pointer: Pointer | null) => void
}

/** Chooses what a note points at: a moment (can be typed as mm:ss), a worksheet field or a part of the board. */
export function PointerSelect({ of, value, targets, onChange }: PointerSelectProps) {
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState(false)

  /** Enter selects what was typed or is highlighted in the list. It never submits the form. */
  function takeTyped(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const typed = typedPointer(search, targets)
    if (typed) onChange(typed)
    setOpened(false)
  }

  return (
    <Select
      label={
        <>
          Points at<VisuallyHidden>, {of}</VisuallyHidden>
        </>
      }
      placeholder="Nothing, or type a time such as 12:50"
      data={pointerChoices(value, search, targets)}
      value={pointerValue(value)}
      onChange={(next) => onChange(next === null ? null : pointerSchema.parse(JSON.parse(next)))}
      searchable
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      selectFirstOptionOnChange
      filter={({ options, search: typed }) => matchingChoices(options, typed, targets)}
      onKeyDown={takeTyped}
      searchValue={search}
      onSearchChange={setSearch}
      clearable
      nothingFoundMessage="Nothing here has that name"
      maxDropdownHeight={260}
    />
  )
}
