'use client'

import { Button } from '@mantine/core'
import styles from './room.module.css'
import { useScene } from './room-context'

/** For two seconds after the key, the step can be taken back. */
export function UndoStep({ index }: { index: number }) {
  const { act } = useScene()
  return (
    <div className={styles.undo} role="status">
      <span>Next step.</span>
      <Button size="compact-sm" variant="default" onClick={() => void act({ kind: 'step', index })}>
        Undo
      </Button>
    </div>
  )
}
