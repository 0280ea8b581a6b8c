'use client'

import { Button, Menu } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import { useState } from 'react'
import styles from './calculator.module.css'

export type InsertItem = { id: string; title: string; detail: string; isCode?: boolean }
type InsertMenuProps = {
  label: string
  icon: TablerIcon
  items: readonly InsertItem[]
  onPick: (id: string) => void
}

/** A small menu below a field. What is picked goes into the field, and so does the focus. */
export function InsertMenu({ label, icon: Icon, items, onPick }: InsertMenuProps) {
  const [picked, setPicked] = useState(false)
  const pick = (id: string) => {
    setPicked(true)
    onPick(id)
  }
  return (
    // Closed without a choice, the menu gives the focus back to its button; after a choice the field has it.
    <Menu position="bottom-end" returnFocus={!picked} onOpen={() => setPicked(false)} width={264}>
      <Menu.Target>
        <Button
          className={styles.insert}
          variant="subtle"
          color="ink"
          size="compact-xs"
          leftSection={<Icon size={14} stroke={1.7} aria-hidden="true" />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {items.map(({ id, title, detail, isCode }) => (
          <Menu.Item key={id} className={styles.item} data-code={isCode} onClick={() => pick(id)}>
            <span>{title}</span> <span className={styles.detail}>{detail}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
