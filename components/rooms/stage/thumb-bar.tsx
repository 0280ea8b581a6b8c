'use client'

import { ActionIcon, Button } from '@mantine/core'
import { IconNote, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useScene } from '../room-context'
import { EndButton } from './end-button'
import styles from './thumb-bar.module.css'
import { UndoStep } from './undo-step'

/** What whoever runs the round needs most, where the thumb is. The rest is in the room's menu. */
export function ThumbBar({ noting, onNote }: { noting: boolean; onNote: () => void }) {
  const { controls, me } = useScene()
  if (!controls) return null
  const { running, toggle, next, end } = controls
  return (
    <section className={styles.bar} aria-label="Run the round" data-noting={noting}>
      <UndoStep />
      <ActionIcon variant="default" aria-label={running ? 'Pause' : 'Resume'} onClick={toggle}>
        {running ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
      </ActionIcon>
      {me.role === 'interviewer' && (
        <Button variant="default" leftSection={<IconNote size={16} stroke={1.7} />} onClick={onNote}>
          Note
        </Button>
      )}
      {next ? <Button onClick={next}>Next step</Button> : <EndButton onEnd={end} filled />}
    </section>
  )
}
