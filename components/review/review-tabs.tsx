'use client'

import type { ReactNode } from 'react'
import { type SideTab, SideTabs } from '@/components/ui/tabs/side-tabs'
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
  const some = (count: number) => (count > 0 ? { count } : {})
  const tabs: SideTab<TabName>[] = [
    { name: 'grades', title: 'Grades', panel: grades },
    { name: 'questions', title: 'Board', panel: questions },
    { name: 'worksheet', title: 'Worksheet', panel: worksheet },
    { name: 'chat', title: 'Chat', panel: chat, ...some(counts.chat) },
    { name: 'notes', title: 'Notes', panel: notes, ...some(counts.notes) },
  ]
  return (
    <SideTabs
      tabs={tabs.filter(({ panel }) => panel)}
      tab={tab}
      onTab={onTab}
      classNames={{ root: styles.root ?? '', panel: styles.panel ?? '' }}
    />
  )
}
