'use client'

import { type MouseEvent, type ReactNode, useRef, useState } from 'react'
import styles from './late-menu.module.css'
import type { Openable } from './when-opened'

type MenuButton = {
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  onPointerEnter: () => void
  onPointerDown: () => void
  onFocus: () => void
  onClick: (event: MouseEvent<HTMLElement>) => void
}

export type LateMenuProps = {
  /** Asks for the code of the menu. */
  load: () => void
  button: (props: MenuButton) => ReactNode
  menu: (props: Openable) => ReactNode
}

/**
 * A button and its menu, whose code comes when somebody is about to open it: few of those who see a page do. The button
 * stays the same one meanwhile, with the focus on it.
 */
export function LateMenu({ load, button, menu }: LateMenuProps) {
  const [opened, setOpened] = useState(false)
  // Pressing the mouse anywhere closes an open menu; on its own button the click after that must not open it again.
  const wasOpen = useRef(false)
  return (
    <span className={styles.place}>
      {button({
        'aria-haspopup': 'menu',
        'aria-expanded': opened,
        onPointerEnter: load,
        onPointerDown: () => {
          wasOpen.current = opened
        },
        onFocus: load,
        onClick: (event) => {
          // Safari leaves the focus where it was, and the menu hands it back to where it was.
          event.currentTarget.focus()
          setOpened(!wasOpen.current)
          wasOpen.current = false
        },
      })}
      {menu({ opened, onClose: () => setOpened(false) })}
    </span>
  )
}
