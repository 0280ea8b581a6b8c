'use client'

import { type LibraryFilter, NO_FILTER, topicName } from '@/lib/cases/domain/library'
import { DIFFICULTY_WORDS, KIND_WORDS } from '@/lib/framework/case-kinds'
import { LEVEL_WORDS } from '@/lib/framework/levels'
import styles from './filter-chips.module.css'

type FilterChipsProps = { filter: LibraryFilter; count: number; onChange: (filter: LibraryFilter) => void }

/** The number of matching cases, and the active filters, each with a button to remove it. */
export function FilterChips({ filter, count, onChange }: FilterChipsProps) {
  const chips = [
    ...filter.kinds.map((kind) => chip(KIND_WORDS[kind], { kinds: without(filter.kinds, kind) })),
    ...filter.levels.map((level) => chip(LEVEL_WORDS[level], { levels: without(filter.levels, level) })),
    ...filter.difficulties.map((value) =>
      chip(DIFFICULTY_WORDS[value], { difficulties: without(filter.difficulties, value) }),
    ),
    ...filter.hardest.map((point) =>
      chip(`Hardest: ${point.toUpperCase()}`, { hardest: without(filter.hardest, point) }),
    ),
    ...filter.minutes.map((value) => chip(`${value} minutes`, { minutes: without(filter.minutes, value) })),
    ...(filter.unseen ? [chip('Not seen yet', { unseen: false })] : []),
    ...filter.topics.map((topic) => chip(topicName(topic), { topics: without(filter.topics, topic) })),
    ...(filter.search.trim() ? [chip(`“${filter.search.trim()}”`, { search: '' })] : []),
  ]
  return (
    <div className={styles.chips}>
      <span role="status">{count === 1 ? '1 case' : `${count} cases`}</span>
      {chips.map(({ label, part }) => (
        <button
          key={label}
          type="button"
          className={styles.chip}
          aria-label={`Remove the filter ${label}`}
          onClick={() => onChange({ ...filter, ...part })}
        >
          {label}
          <span aria-hidden="true">×</span>
        </button>
      ))}
      {chips.length > 1 && (
        <button type="button" className={styles.clear} onClick={() => onChange(NO_FILTER)}>
          Clear
        </button>
      )}
    </div>
  )
}

function chip(label: string, part: Partial<LibraryFilter>) {
  return { label, part }
}

function without<T>(list: readonly T[], value: T): T[] {
  return list.filter((other) => other !== value)
}
