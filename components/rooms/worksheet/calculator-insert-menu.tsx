'use client'

import { Button } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import { LateMenu, type LateMenuProps } from '@/components/ui/menu/late-menu'
import styles from './calculator.module.css'

type InsertMenuProps = Pick<LateMenuProps, 'load' | 'menu'> & { label: string; icon: TablerIcon }

/** A small menu below a field. The picked text is inserted into the field, which gets the focus. */
export function InsertMenu({ label, icon: Icon, load, menu }: InsertMenuProps) {
  return (
    <LateMenu
      load={load}
      button={(props) => (
        <Button
          className={styles.insert}
          variant="subtle"
          color="ink"
          size="compact-xs"
          leftSection={<Icon size={14} stroke={1.7} aria-hidden="true" />}
          {...props}
        >
          {label}
        </Button>
      )}
      menu={menu}
    />
  )
}
