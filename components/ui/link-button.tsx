'use client'

import { Button, type ButtonProps } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkPending } from './link-pending'

type LinkButtonProps = ButtonProps & { href: string; children: ReactNode }

/** A link that looks like a button; usable from server components, which can't hand Link over as a prop. */
export function LinkButton({ href, children, ...button }: LinkButtonProps) {
  return (
    <Button component={Link} href={href} {...button}>
      {children}
      <LinkPending />
    </Button>
  )
}
