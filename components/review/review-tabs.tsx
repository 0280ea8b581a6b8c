'use client'

import { type SideTab, SideTabs } from '@/components/ui/tabs/side-tabs'
import styles from './review-tabs.module.css'

type ReviewTabsProps<Name extends string> = {
  tab: Name
  onTab: (tab: Name) => void
  /** What is not there or has no panel has no tab, and what counts nothing no number. */
  tabs: readonly (SideTab<Name> | false | null)[]
}

/** The right side of a review. All panels stay alive, so a grade half written is there when one comes back. */
export function ReviewTabs<Name extends string>({ tab, onTab, tabs }: ReviewTabsProps<Name>) {
  const shown = tabs.flatMap((one): SideTab<Name>[] => {
    if (!one) return []
    const { count, ...rest } = one
    if (!rest.panel) return []
    return [count ? { ...rest, count } : rest]
  })
  return (
    <SideTabs
      tabs={shown}
      tab={tab}
      onTab={onTab}
      classNames={{ root: styles.root ?? '', panel: styles.panel ?? '' }}
    />
  )
}
