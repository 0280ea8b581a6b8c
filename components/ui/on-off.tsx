'use client'

import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './on-off.module.css'

const CHOICES = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
]

type OnOffProps = {
  title: string
  about: string
  /** A label for users who do not see the title beside it. */
  label: string
  on: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}

/** A list of settings that can be switched off. */
export function OnOffList({ children }: { children: ReactNode }) {
  return <div className={styles.kinds}>{children}</div>
}

/** One setting of the list. */
export function OnOff({ title, about, label, on, disabled = false, onChange }: OnOffProps) {
  return (
    <div className={styles.kind}>
      <div>
        <p className={styles.name}>{title}</p>
        <p className={styles.what}>{about}</p>
      </div>
      <SegmentedControl
        aria-label={label}
        data={CHOICES}
        value={on ? 'on' : 'off'}
        disabled={disabled}
        onChange={(value) => onChange(value === 'on')}
      />
    </div>
  )
}
