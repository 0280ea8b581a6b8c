'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { ROLE_WORDS } from '@/lib/framework/roles'
import { VERDICT_OUTCOME_WORDS } from '@/lib/grading/domain/verdict'
import {
  changeFilter,
  type FilterName,
  isFiltered,
  type SessionFilter,
  sessionsPath,
} from '@/lib/review/domain/sessions/session-filter'
import type { SessionChoices } from '@/lib/review/domain/sessions/session-row'
import { DateChoice } from './filter-controls/date-choice'
import { FilterChoice } from './filter-controls/filter-choice'
import { SessionSearch } from './filter-controls/session-search'
import styles from './session-filters.module.css'

type SessionFiltersProps = {
  filter: SessionFilter
  choices: SessionChoices
  /** The number of sessions that match the filter. */
  count: number
}

/** Which past sessions are shown. The filter is in the URL, so a reload, Back and a link keep it. */
export function SessionFilters({ filter: shown, choices, count }: SessionFiltersProps) {
  const router = useRouter()
  const [pending, start] = useTransition()
  /** What was last asked for, so that a change adds to one that is still loading. */
  const [filter, setFilter] = useOptimistic(shown)
  const show = (next: SessionFilter, how: 'push' | 'replace' = 'push') =>
    start(() => {
      setFilter(next)
      router[how](sessionsPath(next), { scroll: false })
    })
  const change = (changes: Partial<Record<FilterName, string>>) => show(changeFilter(filter, changes))
  const search = filter.search ?? ''
  const searchFor = (text: string) => {
    // Back leaves a search, however often its words were changed.
    if (text.trim() !== search) show(changeFilter(filter, { q: text }), search ? 'replace' : 'push')
  }
  const isSet = isFiltered(filter)
  return (
    <search>
      {/* A plain browser form until the page’s code is loaded. */}
      <form
        className={styles.filters}
        aria-label="Filter sessions"
        method="get"
        action="/sessions"
        onSubmit={(event) => {
          event.preventDefault()
          searchFor(String(new FormData(event.currentTarget).get('q') ?? ''))
        }}
      >
        <SessionSearch search={search} pending={pending} onSearch={searchFor} />
        <FilterChoice
          label="Case"
          name="case"
          value={filter.caseId}
          onChange={change}
          none="All cases"
          choices={choices.cases.map(({ caseId, title, count }) => ({ value: caseId, label: title, count }))}
        />
        <FilterChoice
          label="Partner"
          name="with"
          value={filter.partnerId}
          onChange={change}
          none="Anybody"
          choices={choices.partners.map(({ userId, name, count }) => ({ value: userId, label: name, count }))}
        />
        <FilterChoice
          label="You were"
          name="role"
          value={filter.role}
          onChange={change}
          none="Any role"
          choices={choices.roles.map(({ role, count }) => ({ value: role, label: ROLE_WORDS[role], count }))}
        />
        <FilterChoice
          label="Verdict"
          name="verdict"
          value={filter.verdict}
          onChange={change}
          none="Any verdict"
          choices={choices.verdicts.map(({ verdict, count }) => ({
            value: verdict,
            label: verdict === 'none' ? 'No open grades' : VERDICT_OUTCOME_WORDS[verdict],
            count,
          }))}
        />
        <DateChoice filter={filter} onChange={change} />
        <label className={styles.unseen}>
          <input
            type="checkbox"
            name="unseen"
            value="1"
            checked={filter.unseen ?? false}
            onChange={({ currentTarget }) => change({ unseen: currentTarget.checked ? '1' : '' })}
          />
          Unseen review
          <span className={styles.count}>{choices.unseen}</span>
        </label>
        <div className={styles.result}>
          <p role="status">{pending ? 'Looking…' : resultOf(count, choices.all, isSet)}</p>
          {isSet && (
            <Button variant="default" size="xs" onClick={() => show({})}>
              Clear filters
            </Button>
          )}
        </div>
      </form>
    </search>
  )
}

function resultOf(count: number, all: number, isSet: boolean): string {
  const sessions = all === 1 ? '1 session' : `${all} sessions`
  return isSet ? `${count} of ${sessions}` : sessions
}
