'use client'

import { Input, MultiSelect, SegmentedControl, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { LANGUAGE_CODES, LANGUAGES } from '@/lib/auth/domain/languages'
import { topicKey, topicName } from '@/lib/cases/domain/library'
import { LEVEL_WORDS, LEVELS } from '@/lib/framework/levels'
import { ROUND_MINUTES } from '@/lib/framework/steps'
import { FIRST_ROUNDS, TALKS, TOPICS_A_WISH, type Wish } from '@/lib/matching/domain/wish'
import { FIRST_ROUND_WORDS, TALK_WORDS } from './matching-words'
import styles from './wish-form.module.css'

type WishFormProps = {
  wish: Wish
  topics: readonly string[]
  /** A wish cannot be changed while the user waits with it. */
  disabled: boolean
  onChange: (wish: Wish) => void
}

const LANGUAGE_CHOICES = LANGUAGE_CODES.map((code) => ({ value: code, label: LANGUAGES[code] }))

/** What the user wants from a round. */
export function WishForm({ wish, topics, disabled, onChange }: WishFormProps) {
  const choices = [...new Set([...topics.map(topicKey), ...wish.topics])]
  return (
    <form className={styles.form} aria-label="What you want" onSubmit={(event) => event.preventDefault()}>
      <Select
        label="Language"
        size="md"
        data={LANGUAGE_CHOICES}
        value={wish.language}
        searchable
        allowDeselect={false}
        nothingFoundMessage="No such language"
        disabled={disabled}
        onChange={(value) => {
          const language = LANGUAGE_CODES.find((code) => code === value)
          if (language) onChange({ ...wish, language })
        }}
      />
      <Choice
        label="Level"
        about="Your partner is at this level or one away."
        options={LEVELS.map((level) => ({ value: level, label: LEVEL_WORDS[level] }))}
        value={wish.level}
        disabled={disabled}
        onChange={(level) => onChange({ ...wish, level })}
      />
      <Choice
        label="Length"
        options={ROUND_MINUTES.map((minutes) => ({ value: minutes, label: `${minutes} min` }))}
        value={wish.minutes}
        disabled={disabled}
        onChange={(minutes) => onChange({ ...wish, minutes })}
      />
      <Choice
        label="First round"
        about="You can swap for a second round with another case."
        options={FIRST_ROUNDS.map((value) => ({ value, label: FIRST_ROUND_WORDS[value] }))}
        value={wish.firstRound}
        disabled={disabled}
        onChange={(firstRound) => onChange({ ...wish, firstRound })}
      />
      <Choice
        label="Talk"
        options={TALKS.map((value) => ({ value, label: TALK_WORDS[value] }))}
        value={wish.talk}
        disabled={disabled}
        onChange={(talk) => onChange({ ...wish, talk })}
      />
      <MultiSelect
        label="Topics"
        size="md"
        placeholder={wish.topics.length === 0 ? 'Any' : ''}
        data={choices.map((topic) => ({ value: topic, label: topicName(topic) }))}
        value={wish.topics}
        searchable
        clearable
        hidePickedOptions
        maxValues={TOPICS_A_WISH}
        nothingFoundMessage="No such topic"
        disabled={disabled}
        onChange={(chosen) => onChange({ ...wish, topics: chosen })}
      />
      {disabled && <p className={styles.fixed}>Leave the queue to change what you want.</p>}
    </form>
  )
}

type ChoiceProps<T extends string | number> = {
  label: string
  about?: ReactNode
  options: { value: T; label: string }[]
  value: T
  disabled: boolean
  onChange: (value: T) => void
}

function Choice<T extends string | number>({
  label,
  about,
  options,
  value,
  disabled,
  onChange,
}: ChoiceProps<T>) {
  return (
    <Input.Wrapper label={label} size="md" labelElement="div">
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={label}
        data={options.map((option) => ({ value: String(option.value), label: option.label }))}
        value={String(value)}
        disabled={disabled}
        onChange={(chosen) => {
          const found = options.find((option) => String(option.value) === chosen)
          if (found) onChange(found.value)
        }}
      />
      {about && <p className={styles.about}>{about}</p>}
    </Input.Wrapper>
  )
}
