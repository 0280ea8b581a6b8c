'use client'

import { Button } from '@mantine/core'
import styles from '../room.module.css'
import { useControls } from './round-controls-context'

/** A step forward can be undone for some seconds. */
export function UndoStep({ className = styles.undo }: { className?: string | undefined }) {
  const controls = useControls()
  return (
    <div className={className} role="status">
      {controls?.undo && (
        <div>
          <span>Next step.</span>
          <Button size="compact-sm" variant="default" onClick={controls.undo}>
            Undo
          </Button>
        </div>
      )}
    </div>
  )
}
