'use client'

import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useSearchKey } from '@/components/ui/action/use-search-key'
import { Kbd } from '@/components/ui/kbd'
import { SEARCH_LENGTH } from '@/lib/review/domain/sessions/session-filter'
import styles from '../session-filters.module.css'

/** How long typing pauses before a search starts by itself, in ms. */
const PAUSE_MS = 400

type SessionSearchProps = {
  /** The search that was last asked for. */
  search: string
  /** A search is running: the next one waits for it. */
  pending: boolean
  onSearch: (text: string) => void
}

/**
 * Searches sessions for words: after a pause in typing, when the field is left, or at once with Enter, which submits
 * the form. `/` focuses the field from anywhere on the page.
 */
export function SessionSearch({ search, pending, onSearch }: SessionSearchProps) {
  const input = useRef<HTMLInputElement>(null)
  useSearchKey(input)
  const [text, setText] = useState(search)
  const [known, setKnown] = useState(search)
  const isAsked = text.trim() === search
  if (known !== search) {
    setKnown(search)
    // Changed elsewhere, such as by Back, while nothing more was typed here.
    if (text.trim() === known) setText(search)
  }
  const ask = useEffectEvent(() => onSearch(text.trim()))
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter restarts the pause
  useEffect(() => {
    if (isAsked || pending) return
    const timer = setTimeout(ask, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, isAsked, pending])
  return (
    <TextInput
      ref={input}
      className={styles.search ?? ''}
      type="search"
      label="Search"
      name="q"
      aria-keyshortcuts="/"
      placeholder="Worksheet, chat, board, your notes"
      maxLength={SEARCH_LENGTH}
      leftSection={<IconSearch size={15} stroke={1.7} aria-hidden="true" />}
      rightSection={text === '' && <Kbd>/</Kbd>}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => {
        if (!isAsked) onSearch(text.trim())
      }}
    />
  )
}
