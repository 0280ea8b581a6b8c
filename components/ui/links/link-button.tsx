'use client'

import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { AheadLink } from './ahead-link'
import { LinkPending } from './link-pending'

type LinkButtonProps = ButtonProps & { href: string; children: ReactNode }

/** A link that looks like a button; usable from server components, which can't pass a component as a prop. */
export function LinkButton({ href, children, ...button }: LinkButtonProps) {
  return (
    <Button component={AheadLink} href={href} {...button}>
      {children}
      <LinkPending />
    </Button>
  )
}
