'use client'

import { Button, Group, Text } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import styles from './end-dialog.module.css'

type EndDialogProps = { opened: boolean; onEnd: () => void; onClose: () => void }

/**
 * Asks once before the round ends: it cannot be taken back. The browser's own dialog, which needs no code that a server
 * may not have any more when the round is over.
 */
export function EndDialog({ opened, onEnd, onClose }: EndDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const end = useRef<HTMLButtonElement>(null)
  const title = useId()
  useEffect(() => {
    if (!opened) return dialog.current?.close()
    dialog.current?.showModal()
    end.current?.focus()
  }, [opened])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, by the browser.
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={title}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div className={styles.content}>
        <h2 id={title} className={styles.title}>
          End the interview?
        </h2>
        <Text size="sm">
          The board and worksheet are kept as they are now, and nobody can change them any more. Next comes
          grading.
        </Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Keep going
          </Button>
          <Button
            ref={end}
            onClick={() => {
              onClose()
              onEnd()
            }}
          >
            End now
          </Button>
        </Group>
      </div>
    </dialog>
  )
}
