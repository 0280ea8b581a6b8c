'use client'

import { Button, useComputedColorScheme } from '@mantine/core'
import { IconArrowsMaximize } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReferenceElement } from '@/lib/cases/domain/diagram/reference-board'
import { ReadOnlyBoard } from './read-only-board'
import styles from './reference-whiteboard.module.css'

/** The reference design on a whiteboard that can be panned and zoomed. Loaded on request. */
export function ReferenceWhiteboard({ elements }: { elements: readonly ReferenceElement[] }) {
  const theme = useComputedColorScheme('light')
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Button
        variant="default"
        onClick={() => setOpen(true)}
        leftSection={<IconArrowsMaximize size={16} stroke={1.7} aria-hidden="true" />}
      >
        Open as a whiteboard
      </Button>
    )
  }
  return (
    <div className={styles.board}>
      <ReadOnlyBoard elements={elements} theme={theme} label="Reference board" />
    </div>
  )
}
