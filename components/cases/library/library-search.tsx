'use client'

import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Kbd } from '@/components/ui/kbd'
import styles from './library-search.module.css'

type LibrarySearchProps = { value: string; count: number; onChange: (value: string) => void }

/** Searches titles, other names, prompts and topics. `/` goes here from anywhere on the page. */
export function LibrarySearch({ value, count, onChange }: LibrarySearchProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', go)
    return () => document.removeEventListener('keydown', go)
  }, [])
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

/** A slash is text where one writes. On a checkbox it is not. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio'
  return target instanceof HTMLElement && (target.isContentEditable || target.tagName === 'TEXTAREA')
}
