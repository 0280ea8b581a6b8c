'use client'

import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './side-tabs.module.css'

export type SideTab<Name extends string> = {
  name: Name
  title: string
  /** Number of items in the tab; omit it if a number is not useful. */
  count?: number
  panel: ReactNode
  /** There is nothing in it to reach with Tab: the panel takes the focus, so that keys can scroll it. */
  isTextOnly?: boolean
}

type SideTabsProps<Name extends string> = {
  tabs: readonly SideTab<Name>[]
  tab: Name
  onTab: (tab: Name) => void
  classNames: { root?: string; panel?: string }
}

/** Tabs that fit beside each other. */
const IN_ONE_ROW = 6

/** The tabs of a side panel. All panels stay mounted, so that drafts and scroll positions are kept. */
export function SideTabs<Name extends string>({ tabs, tab, onTab, classNames }: SideTabsProps<Name>) {
  return (
    <Tabs
      value={tab}
      onChange={(next) => {
        const chosen = tabs.find(({ name }) => name === next)
        if (chosen) onTab(chosen.name)
      }}
      keepMounted
      classNames={{
        root: classNames.root ?? '',
        list: styles.list ?? '',
        tab: styles.tab ?? '',
        panel: classNames.panel ?? '',
      }}
    >
      <Tabs.List data-many={tabs.length > IN_ONE_ROW}>
        {tabs.map(({ name, title, count }) => (
          <Tabs.Tab key={name} value={name}>
            {title}
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, panel, isTextOnly }) => (
        <Tabs.Panel key={name} value={name} tabIndex={isTextOnly ? 0 : undefined}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
