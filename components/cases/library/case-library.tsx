'use client'

import { IconChevronDown } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { AheadLink } from '@/components/ui/links/ahead-link'
import { useLibraryFilter } from '@/lib/cases/client/use-library-filter'
import { findCases, writeFilter } from '@/lib/cases/domain/library'
import { startPath } from '@/lib/cases/domain/start-path'
import styles from './case-library.module.css'
import { CaseRow } from './case-row'
import { FilterChips } from './filter-chips'
import type { LibraryEntry } from './library-entry'
import { LibraryFilters } from './library-filters'
import { LibrarySearch } from './library-search'
import { NothingFound } from './nothing-found'
import { StartPath } from './start-path'

/** All cases, with filters and search. The complete list is in the browser, so each choice takes effect at once. */
export function CaseLibrary({ entries, signedIn }: { entries: readonly LibraryEntry[]; signedIn: boolean }) {
  const router = useRouter()
  const [filter, setFilter] = useLibraryFilter()
  const [open, setOpen] = useState(false)
  const seen = useMemo(() => new Set(entries.filter(({ last }) => last).map(({ id }) => id)), [entries])
  const found = findCases(entries, filter, seen)
  const path = writeFilter(filter) === '' ? startPath(entries, seen) : []
  const unseen = found.filter(({ id }) => !seen.has(id))

  const drawOne = () => {
    const drawn = unseen[Math.floor(Math.random() * unseen.length)]
    if (drawn) router.push(`/cases/${drawn.id}`)
  }

  return (
    <div className={styles.library}>
      <div className={styles.head}>
        <h1>Cases</h1>
        <LibrarySearch
          value={filter.search}
          count={entries.length}
          onChange={(search) => setFilter({ ...filter, search })}
        />
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls="library-filters"
          onClick={() => setOpen(!open)}
        >
          Filters
          <IconChevronDown size={16} stroke={1.7} aria-hidden="true" />
        </button>
        <span className={styles.space} />
        {signedIn && (
          <AheadLink href="/cases/mine" className={styles.mine}>
            My cases
          </AheadLink>
        )}
        <button type="button" className={styles.random} onClick={drawOne} disabled={unseen.length === 0}>
          {signedIn ? 'Random unseen case' : 'Random case'}
        </button>
      </div>
      <div id="library-filters" className={`${styles.filters} ${open ? styles.open : ''}`}>
        <LibraryFilters
          entries={entries}
          filter={filter}
          seen={seen}
          signedIn={signedIn}
          onChange={setFilter}
        />
      </div>
      <section className={`${styles.results} ${signedIn ? '' : styles.anybody}`} aria-label="Matching cases">
        {path.length > 0 && <StartPath entries={path} />}
        <FilterChips filter={filter} count={found.length} onChange={setFilter} />
        {found.length > 0 ? (
          <>
            <div className={styles.columns} aria-hidden="true">
              <span />
              <span>Case</span>
              <span>Topics</span>
              <span>Prompt</span>
              <span>Difficulty</span>
              {signedIn && <span className={styles.you}>You</span>}
            </div>
            <ul>
              {found.map((entry) => (
                <CaseRow key={entry.id} entry={entry} search={filter.search} signedIn={signedIn} />
              ))}
            </ul>
          </>
        ) : (
          <NothingFound filter={filter} onChange={setFilter} />
        )}
      </section>
    </div>
  )
}
