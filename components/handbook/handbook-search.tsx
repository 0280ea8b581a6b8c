'use client'

import { useWindowEvent } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { SearchBox } from '@/components/search/search-box'
import { Kbd } from '@/components/ui/kbd'

/** Searches handbook and cases. `/` focuses it from anywhere on the page. */
export function HandbookSearch() {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  useWindowEvent('keydown', (event) => {
    const { target } = event
    const isTyping =
      target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName))
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
    event.preventDefault()
    input.current?.focus()
  })
  return (
    <SearchBox
      inputRef={input}
      label="Search handbook and cases"
      placeholder="Search: a name, or a question"
      keys={<Kbd>/</Kbd>}
      onChoose={({ address }) => router.push(address)}
    />
  )
}
