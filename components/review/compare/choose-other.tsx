'use client'

import { NativeSelect } from '@mantine/core'
import { useRouter } from 'next/navigation'
import styles from './compare-page.module.css'

type ChooseOtherProps = {
  roomId: string
  choices: { id: string; name: string }[]
  /** Null until one is chosen. */
  chosen: string | null
}

/** Chooses the round to compare with. The URL keeps the choice. */
export function ChooseOther({ roomId, choices, chosen }: ChooseOtherProps) {
  const router = useRouter()
  return (
    <NativeSelect
      className={styles.choice ?? ''}
      label="Compare with"
      value={chosen ?? ''}
      onChange={({ currentTarget }) =>
        router.push(`/sessions/${roomId}/compare?with=${encodeURIComponent(currentTarget.value)}`)
      }
      data={[
        ...(chosen === null ? [{ value: '', label: 'Choose a round', disabled: true }] : []),
        ...choices.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
