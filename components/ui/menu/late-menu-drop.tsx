'use client'

import { Menu, type MenuProps } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './late-menu.module.css'
import type { Openable } from './when-opened'

type LateMenuDropProps = Openable & {
  label: string
  width?: MenuProps['width']
  className?: string | undefined
  /** False if the focus goes elsewhere after a choice. */
  returnFocus?: boolean
  children: ReactNode
}

const POINTER = ['mousedown', 'touchstart']

/** The menu itself, loaded late. */
export function LateMenuDrop({
  opened,
  onClose,
  label,
  width,
  className,
  returnFocus = true,
  children,
}: LateMenuDropProps) {
  return (
    <Menu
      position="bottom-end"
      opened={opened}
      onClose={onClose}
      returnFocus={returnFocus}
      // No key events: the next key may be pressed while the focus is still on the button.
      clickOutsideEvents={POINTER}
      {...(width === undefined ? {} : { width })}
    >
      <Menu.Target>
        <span className={styles.anchor}>{label}</span>
      </Menu.Target>
      <Menu.Dropdown {...(className === undefined ? {} : { className })}>{children}</Menu.Dropdown>
    </Menu>
  )
}
