'use client'

import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react'
import { loadSearch, useSearch } from '@/lib/library/client/use-search'
import type { Found } from '@/lib/library/domain/search/search-library'
import styles from './search-box.module.css'

type SearchBoxProps = {
  label: string
  placeholder: string
  onChoose: (found: Found) => void
  keys?: ReactNode
  inputRef?: Ref<HTMLInputElement>
  /** Excludes results that a panel cannot show. */
  only?: (found: Found) => boolean
}

/** A search field with results as you type: arrows select, Enter opens. */
export function SearchBox({ label, placeholder, onChoose, keys, inputRef, only }: SearchBoxProps) {
  const [question, setQuestion] = useState('')
  const [chosen, setChosen] = useState(0)
  const state = useSearch(question)
  const id = useId()
  const found = state.status === 'found' ? state.found.filter(only ?? (() => true)) : []
  const at = Math.min(chosen, Math.max(0, found.length - 1))
  const option = (index: number) => `${id}-${index}`

  const choose = (one: Found) => {
    setQuestion('')
    onChoose(one)
  }
  const move = (to: number) => {
    setChosen(to)
    document.getElementById(option(to))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (found.length === 0) return
    if (event.key === 'ArrowDown') move((at + 1) % found.length)
    else if (event.key === 'ArrowUp') move((at - 1 + found.length) % found.length)
    else if (event.key === 'Enter') {
      const one = found[at]
      if (one) choose(one)
    } else return
    event.preventDefault()
  }
  return (
    <div className={styles.box}>
      <TextInput
        ref={inputRef}
        type="search"
        // When a dialog opens around it, it takes the focus.
        data-autofocus
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size={15} stroke={1.7} />}
        rightSection={keys}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? option(at) : undefined}
        value={question}
        onFocus={loadSearch}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuestion(event.currentTarget.value)
          setChosen(0)
        }}
      />
      {found.length > 0 && (
        <div role="listbox" id={`${id}-list`} aria-label="Results" className={styles.list}>
          {found.map((one, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard chooses from the field
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, as a combobox has it
            <div
              key={one.address}
              id={option(index)}
              role="option"
              aria-selected={index === at}
              className={styles.option}
              onPointerMove={() => setChosen(index)}
              onClick={() => choose(one)}
            >
              <b>{one.title}</b>
              <small>{one.kind}</small>
              <span>{one.line}</span>
            </div>
          ))}
        </div>
      )}
      <output className={styles.state}>{sentence(state.status, question, found.length)}</output>
    </div>
  )
}

function sentence(status: string, question: string, count: number): string {
  if (question.trim() === '') return ''
  if (status === 'failed') return 'The search could not be loaded. Type again when you’re online.'
  if (status === 'found' && count === 0) return `No results for “${question.trim()}”. Try other words.`
  return status === 'found' ? `${count} ${count === 1 ? 'result' : 'results'}` : ''
}
