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
  /** Loads the menu's code. */
  load: () => void
  button: (props: MenuButton) => ReactNode
  menu: (props: Openable) => ReactNode
}

/**
 * A button and its menu, whose code is loaded when the user is about to open it: few viewers of a page do. The button
 * stays the same element meanwhile, with the focus on it.
 */
export function LateMenu({ load, button, menu }: LateMenuProps) {
  const [opened, setOpened] = useState(false)
  const [loaded, setLoaded] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  // Pressing the mouse anywhere closes an open menu; on its own button, the following click must not reopen it.
  const wasOpen = useRef(false)
  const onLoaded = () => {
    setLoaded(true)
    // If the user has moved on meanwhile, the menu must not take the focus.
    if (!place.current?.contains(document.activeElement)) setOpened(false)
  }
  return (
    <span ref={place} className={styles.place}>
      {button({
        'aria-haspopup': 'menu',
        'aria-expanded': opened && loaded,
        onPointerEnter: load,
        onPointerDown: () => {
          wasOpen.current = opened
        },
        onFocus: load,
        onClick: (event) => {
          // Safari does not focus a clicked button, and the menu restores the focus to wherever it was.
          event.currentTarget.focus()
          // Keyboard clicks have no preceding mousedown; an earlier mousedown may not have become a click.
          setOpened(event.detail === 0 ? !opened : !wasOpen.current)
        },
      })}
      {menu({ opened, onClose: () => setOpened(false), onLoaded })}
    </span>
  )
}
