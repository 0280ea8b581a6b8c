'use client'

import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import { useSearchKey } from '@/components/ui/action/use-search-key'
import { Kbd } from '@/components/ui/kbd'
import styles from './library-search.module.css'

type LibrarySearchProps = { value: string; count: number; onChange: (value: string) => void }

/** Searches titles, alternative names, prompts and topics. `/` focuses it from anywhere on the page. */
export function LibrarySearch({ value, count, onChange }: LibrarySearchProps) {
  const input = useRef<HTMLInputElement>(null)
  useSearchKey(input)
  return (
    <TextInput
      ref={input}
      type="search"
      className={styles.search}
      aria-label="Search cases"
      aria-keyshortcuts="/"
      placeholder={`Search ${count} cases`}
      leftSection={<IconSearch size={15} stroke={1.7} />}
      rightSection={<Kbd>/</Kbd>}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
