'use client'

import { useWindowEvent } from '@mantine/hooks'
import { usePathname } from 'next/navigation'
import { type ReactNode, useMemo, useState } from 'react'
import { whenOpened } from '@/components/ui/menu/when-opened'
import { SearchContext } from '@/components/ui/page/search-context'
import { loadSearch } from '@/lib/library/client/use-search'

const SearchDialog = whenOpened(() => import('./search-dialog').then((file) => file.SearchDialog))

/** Ctrl+K or Cmd+K opens the search anywhere but in a room, where the board uses that key for links. */
export function SearchPalette({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState(false)
  const inRoom = /^\/rooms\/(?!new)/.test(usePathname())
  useWindowEvent('keydown', (event) => {
    if (inRoom || event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
    if (event.shiftKey || event.altKey) return
    event.preventDefault()
    setOpened(true)
  })
  const search = useMemo(
    () => ({
      open: () => setOpened(true),
      load: () => {
        SearchDialog.load()
        loadSearch()
      },
    }),
    [],
  )
  return (
    <SearchContext value={search}>
      {children}
      <SearchDialog opened={opened} onClose={() => setOpened(false)} />
    </SearchContext>
  )
}
