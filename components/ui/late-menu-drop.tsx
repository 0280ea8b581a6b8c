'use client'

import { Menu, type MenuProps } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import type { ReactNode } from 'react'
import styles from './late-menu.module.css'
import type { Openable } from './when-opened'

type LateMenuDropProps = Openable & {
  label: string
  width?: MenuProps['width']
  className?: string | undefined
  /** Not where the focus goes elsewhere after a choice. */
  returnFocus?: boolean
  children: ReactNode
}

/** The menu itself, to be loaded late. */
export function LateMenuDrop({
  opened,
  onClose,
  label,
  width,
  className,
  returnFocus = true,
  children,
}: LateMenuDropProps) {
  // Not at once, or it would not know whom to hand the focus back to.
  const mounted = useMounted()
  return (
    <Menu
      position="bottom-end"
      opened={opened && mounted}
      onClose={onClose}
      returnFocus={returnFocus}
      {...(width === undefined ? {} : { width })}
    >
      <Menu.Target>
        <span className={styles.anchor}>{label}</span>
      </Menu.Target>
      <Menu.Dropdown {...(className === undefined ? {} : { className })}>{children}</Menu.Dropdown>
    </Menu>
  )
}
