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
  /** The label of the confirming button; null where there is nothing left to do. */
  confirm: string | null
  cancel: string
  /** It deletes something for good: the other button gets the initial focus. */
  deletes?: boolean
  pending?: boolean
  /** Why it failed. */
  problem?: string | null
  /** For a different layout. */
  className?: string | undefined
  onConfirm: () => void
  onClose: () => void
}

/**
 * Asks for confirmation before something that cannot be undone. Uses the browser's own dialog: it needs no code that
 * the server may no longer have when it opens. On closing, it restores the focus: a menu item, which is gone by then,
 * must move the focus to the menu's button first.
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
  // A layout effect, because a dialog only restores the focus while it is still in the page.
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
      // It may have been reopened by the time the browser fires this.
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
