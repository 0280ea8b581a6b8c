'use client'

import { ActionIcon, Button } from '@mantine/core'
import { IconNote, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { canTakeNotes } from '@/lib/rooms/domain/round/permissions'
import { useRoom } from '../room-context'
import { EndButton } from './end-button'
import { useControls } from './round-controls-context'
import styles from './thumb-bar.module.css'
import { UndoStep } from './undo-step'

/** The main controls of the round, within reach of the thumb. The rest are in the room's menu. */
export function ThumbBar({ onNote }: { onNote: () => void }) {
  const controls = useControls()
  const notes = useRoom(({ me }) => canTakeNotes(me))
  if (!controls) return null
  const { running, toggle, next, end } = controls
  return (
    <section className={styles.bar} aria-label="Run the round">
      <ActionIcon variant="default" aria-label={running ? 'Pause' : 'Resume'} onClick={toggle}>
        {running ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
      </ActionIcon>
      <div className={styles.middle} data-undo={controls.undo !== null}>
        {notes && (
          <Button variant="default" leftSection={<IconNote size={16} stroke={1.7} />} onClick={onNote}>
            Note
          </Button>
        )}
        <UndoStep className={styles.undo} />
      </div>
      {next ? (
        <Button onClick={next}>Next step</Button>
      ) : (
        <EndButton onEnd={end} filled height="var(--tp-control-touch)" />
      )}
    </section>
  )
}
