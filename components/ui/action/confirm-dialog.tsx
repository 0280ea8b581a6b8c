'use client'

import { Button, Group } from '@mantine/core'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { FormError } from '../error-note'
import styles from './confirm-dialog.module.css'

type ConfirmDialogProps = {
  opened: boolean
  /** The question. */
  title: string
  /** What will happen. */
  children: ReactNode
  /** The button that does it; null where there is nothing left to do. */
  confirm: string | null
  cancel: string
  /** It deletes something for good: the focus begins on the other button. */
  deletes?: boolean
  pending?: boolean
  /** Why it did not work. */
  problem?: string | null
  /** For one that is laid out in another way. */
  className?: string | undefined
  onConfirm: () => void
  onClose: () => void
}

/**
 * Asks once before something that cannot be undone. The browser's own dialog: it needs no code that a server may not
 * have any more when it opens. Closed, it gives the focus back to what had it: an item of a menu, which is gone by then,
 * hands it to the menu's button first.
 */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirm,
  cancel,
  deletes = false,
  pending = false,
  problem = null,
  className = '',
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const titleId = useId()
  // A layout effect, because only a dialog that is still in the page gives the focus back.
  useLayoutEffect(() => {
    if (!opened) return
    const { current } = dialog
    current?.showModal()
    first.current?.focus()
    return () => current?.close()
  }, [opened])
  const cancelIsFirst = deletes || confirm === null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, by the browser.
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${className}`}
      aria-labelledby={titleId}
      // It may have been opened again by the time the browser says so.
      onClose={() => !dialog.current?.open && onClose()}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div className={styles.content}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <div className={styles.text}>{children}</div>
        {problem && <FormError>{problem}</FormError>}
        <Group justify="flex-end" mt="md">
          <Button ref={cancelIsFirst ? first : undefined} variant="default" onClick={onClose}>
            {cancel}
          </Button>
          {confirm !== null && (
            <Button
              ref={cancelIsFirst ? undefined : first}
              {...(deletes && { color: 'red' })}
              loading={pending}
              onClick={onConfirm}
            >
              {confirm}
            </Button>
          )}
        </Group>
      </div>
    </dialog>
  )
}
