'use client'

import { Menu } from '@mantine/core'
import { useState } from 'react'
import { LateMenuDrop } from '@/components/ui/menu/late-menu-drop'
import type { Openable } from '@/components/ui/menu/when-opened'
import styles from './calculator.module.css'

export type InsertItem = { id: string; title: string; detail: string; isCode?: boolean }
type InsertDropProps = Openable & {
  label: string
  items: readonly InsertItem[]
  onPick: (id: string) => void
}

export function InsertDrop({ label, items, onPick, ...props }: InsertDropProps) {
  const [picked, setPicked] = useState(false)
  if (props.opened && picked) setPicked(false)
  const pick = (id: string) => {
    setPicked(true)
    onPick(id)
  }
  return (
    // If closed without a choice, the menu returns the focus to its button; after a choice the field gets it.
    <LateMenuDrop {...props} label={label} width={264} className={styles.menu} returnFocus={!picked}>
      {items.map(({ id, title, detail, isCode }) => (
        <Menu.Item key={id} className={styles.item} data-code={isCode} onClick={() => pick(id)}>
          <span>{title}</span> <span className={styles.detail}>{detail}</span>
        </Menu.Item>
      ))}
    </LateMenuDrop>
  )
}
