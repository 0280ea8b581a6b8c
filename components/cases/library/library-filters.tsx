'use client'

import type { ReactNode } from 'react'
import { PointMark } from '@/components/marks/point-mark'
import {
  findCases,
  type LibraryFilter,
  NO_FILTER,
  narrowsDown,
  topicKey,
  topicName,
  topicsOf,
} from '@/lib/cases/domain/library'
import { CASE_KINDS, DIFFICULTIES, DIFFICULTY_WORDS, KIND_EXPLAINED } from '@/lib/framework/case-kinds'
import { LEVEL_WORDS, LEVELS } from '@/lib/framework/levels'
import { POINTS } from '@/lib/framework/points'
import { ROUND_MINUTES } from '@/lib/framework/steps'
import type { LibraryEntry } from './library-entry'
import styles from './library-filters.module.css'

type LibraryFiltersProps = {
  entries: readonly LibraryEntry[]
  filter: LibraryFilter
  seen: ReadonlySet<string>
  signedIn: boolean
  onChange: (filter: LibraryFilter) => void
}

/** The groups of filters, each option with the number of cases it would leave given the other groups. */
export function LibraryFilters({ entries, filter, seen, signedIn, onChange }: LibraryFiltersProps) {
  const count = (part: Partial<LibraryFilter>) => findCases(entries, { ...filter, ...part }, seen).length
  const narrows = <T,>(values: readonly T[], part: (value: T) => Partial<LibraryFilter>) =>
    narrowsDown(
      values.map((value) => findCases(entries, { ...NO_FILTER, ...part(value) }, seen).length),
      entries.length,
    )
  const topics = topicsOf(entries, filter.topics)
  const chosenTopics = filter.topics.map(topicKey)
  const showLevels = filter.levels.length > 0 || narrows(LEVELS, (level) => ({ levels: [level] }))
  const showMinutes = filter.minutes.length > 0 || narrows(ROUND_MINUTES, (one) => ({ minutes: [one] }))
  return (
    <div className={styles.groups}>
      <Group
        title="Prompt"
        values={CASE_KINDS.map((kind) => ({
          value: kind,
          label: KIND_EXPLAINED[kind],
          count: count({ kinds: [kind] }),
        }))}
        chosen={filter.kinds}
        onChange={(kinds) => onChange({ ...filter, kinds })}
      />
      <Group
        title="Difficulty"
        values={DIFFICULTIES.map((value) => ({
          value,
          label: DIFFICULTY_WORDS[value],
          count: count({ difficulties: [value] }),
        }))}
        chosen={filter.difficulties}
        onChange={(difficulties) => onChange({ ...filter, difficulties })}
      />
      <Group
        title="Hardest Point"
        values={POINTS.map((point) => ({
          value: point,
          label: (
            <span className={styles.point}>
              <PointMark points={[point]} />
              {point.toUpperCase()}
            </span>
          ),
          count: count({ hardest: [point] }),
        }))}
        chosen={filter.hardest}
        onChange={(hardest) => onChange({ ...filter, hardest })}
      />
      {showLevels && (
        <Group
          title="Level"
          values={LEVELS.map((level) => ({
            value: level,
            label: LEVEL_WORDS[level],
            count: count({ levels: [level] }),
          }))}
          chosen={filter.levels}
          onChange={(levels) => onChange({ ...filter, levels })}
        />
      )}
      {showMinutes && (
        <Group
          title="Length"
          values={ROUND_MINUTES.map((value) => ({
            value,
            label: `${value} minutes`,
            count: count({ minutes: [value] }),
          }))}
          chosen={filter.minutes}
          onChange={(minutes) => onChange({ ...filter, minutes })}
        />
      )}
      {signedIn && (
        <Group
          title="You"
          values={[{ value: 'unseen', label: 'Not seen yet', count: count({ unseen: true }) }]}
          chosen={filter.unseen ? ['unseen'] : []}
          onChange={(chosen) => onChange({ ...filter, unseen: chosen.length > 0 })}
        />
      )}
      <Group
        title="Topic"
        values={topics.map(({ topic }) => ({
          value: topic,
          label: topicName(topic),
          count: count({ topics: [topic] }),
        }))}
        chosen={topics.flatMap(({ topic }) => (chosenTopics.includes(topicKey(topic)) ? [topic] : []))}
        onChange={(topics) => onChange({ ...filter, topics })}
      />
    </div>
  )
}

type GroupProps<T extends string | number> = {
  title: string
  values: readonly { value: T; label: ReactNode; count: number }[]
  chosen: readonly T[]
  onChange: (chosen: T[]) => void
}

function Group<T extends string | number>({ title, values, chosen, onChange }: GroupProps<T>) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{title}</legend>
      {values.map(({ value, label, count }) => (
        <label key={value} className={styles.choice}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value),
              )
            }
          />
          <span>{label}</span>
          <small className={styles.count}>{count}</small>
        </label>
      ))}
    </fieldset>
  )
}
