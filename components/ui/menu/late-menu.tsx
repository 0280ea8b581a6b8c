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
  const [loaded, setLoaded] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  // Pressing the mouse anywhere closes an open menu; on its own button the click after that must not open it again.
  const wasOpen = useRef(false)
  const onLoaded = () => {
    setLoaded(true)
    // Nobody who went on meanwhile loses the focus to a menu.
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
          // Safari leaves the focus where it was, and the menu hands it back to where it was.
          event.currentTarget.focus()
          // Keys press nothing before they click; what the mouse pressed once may not have become a click.
          setOpened(event.detail === 0 ? !opened : !wasOpen.current)
        },
      })}
      {menu({ opened, onClose: () => setOpened(false), onLoaded })}
    </span>
  )
}
