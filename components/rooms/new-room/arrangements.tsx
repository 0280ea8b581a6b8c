'use client'

import { Radio } from '@mantine/core'
import { IconNote, IconUser, IconUsers } from '@tabler/icons-react'
import type { Arrangement } from '@/lib/rooms/domain/round/arrangements'
import styles from './arrangements.module.css'

const ARRANGEMENTS = [
  {
    value: 'candidate',
    icon: IconUsers,
    title: 'Be interviewed',
    about: 'Send a link to your interviewer. They read the guide, you don’t.',
  },
  {
    value: 'interviewer',
    icon: IconNote,
    title: 'Interview someone',
    about: 'You read the guide, they get the prompt.',
  },
  {
    value: 'solo',
    icon: IconUser,
    title: 'Alone',
    about: 'The guide asks, answers and gives hints one at a time.',
  },
] as const

type ArrangementChoiceProps = { value: Arrangement; onChange: (value: Arrangement) => void }

/** Chooses who interviews and who answers in a new room. */
export function ArrangementChoice({ value, onChange }: ArrangementChoiceProps) {
  return (
    <Radio.Group
      size="md"
      label="Who does what"
      value={value}
      onChange={(next) => onChange(next as Arrangement)}
    >
      <div className={styles.roles}>
        {ARRANGEMENTS.map(({ value: one, icon: Icon, title, about }) => (
          <Radio.Card key={one} value={one} className={styles.role} aria-label={title}>
            <Radio.Indicator className={styles.dot} />
            <Icon size={18} stroke={1.7} aria-hidden="true" />
            <span>
              <b>{title}</b>
              <small>{about}</small>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
