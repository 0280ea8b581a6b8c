'use client'

import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './review-tabs.module.css'

export type TabName = 'grades' | 'questions' | 'worksheet' | 'chat' | 'notes'

type ReviewTabsProps = {
  tab: TabName
  onTab: (tab: TabName) => void
  /** What is null or false has no tab. */
  grades: ReactNode
  questions: ReactNode
  worksheet: ReactNode
  chat: ReactNode
  notes: ReactNode
  counts: { chat: number; notes: number }
}

/** The right side of a review. All panels stay alive, so a grade half written is there when one comes back. */
export function ReviewTabs({
  tab,
  onTab,
  grades,
  questions,
  worksheet,
  chat,
  notes,
  counts,
}: ReviewTabsProps) {
  const tabs = [
    { name: 'grades', title: 'Grades', panel: grades, count: 0 },
    { name: 'questions', title: 'Board', panel: questions, count: 0 },
    { name: 'worksheet', title: 'Worksheet', panel: worksheet, count: 0 },
    { name: 'chat', title: 'Chat', panel: chat, count: counts.chat },
    { name: 'notes', title: 'Notes', panel: notes, count: counts.notes },
  ].filter(({ panel }) => panel)
  return (
    <Tabs
      value={tab}
      onChange={(next) => next && onTab(next as TabName)}
      keepMounted
      classNames={{
        root: styles.root ?? '',
        list: styles.list ?? '',
        tab: styles.tab ?? '',
        panel: styles.panel ?? '',
      }}
    >
      <Tabs.List>
        {tabs.map(({ name, title, count }) => (
          <Tabs.Tab key={name} value={name}>
            {title}
            {count > 0 && <span className={styles.count}>{count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, panel }) => (
        <Tabs.Panel key={name} value={name}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
