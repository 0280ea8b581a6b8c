'use client'

import { Button, type ButtonProps } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import type { ReactNode } from 'react'
import styles from './submit-button.module.css'

type SubmitButtonProps = Omit<ButtonProps, 'loading' | 'disabled'> & {
  /** The form is being submitted: no second click. */
  busy: boolean
  children: ReactNode
}

/** A form's button. Disabled until the page is interactive: otherwise the browser would submit the form itself. */
export function SubmitButton({ busy, children, ...button }: SubmitButtonProps) {
  const mounted = useMounted()
  return (
    <Button
      type="submit"
      loading={busy}
      disabled={!mounted}
      className={mounted ? undefined : styles.waiting}
      {...button}
    >
      {children}
    </Button>
  )
}
