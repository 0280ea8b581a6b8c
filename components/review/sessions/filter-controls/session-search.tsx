'use client'

import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import { useSearchKey } from '@/components/ui/action/use-search-key'
import { Kbd } from '@/components/ui/kbd'
import { SEARCH_LENGTH } from '@/lib/review/domain/sessions/session-filter'
import styles from '../session-filters.module.css'

/** Searches sessions for words. Enter starts the search; `/` focuses the field from anywhere on the page. */
export function SessionSearch({ search }: { search: string }) {
  const input = useRef<HTMLInputElement>(null)
  useSearchKey(input)
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
      rightSection={<Kbd>/</Kbd>}
      defaultValue={search}
      // The browser's own clear button empties the field without Enter.
      onInput={({ currentTarget }) => {
        if (search && currentTarget.value === '') currentTarget.form?.requestSubmit()
      }}
    />
  )
}
