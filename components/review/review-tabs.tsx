'use client'

import { type SideTab, SideTabs } from '@/components/ui/tabs/side-tabs'
import styles from './review-tabs.module.css'

type ReviewTabsProps<Name extends string> = {
  tab: Name
  onTab: (tab: Name) => void
  /** An entry that is absent or has no panel gets no tab, and one with nothing to count gets no number. */
  tabs: readonly (SideTab<Name> | false | null)[]
}

/** The right side of a review. All panels stay mounted, so a half-written grade is not lost on a change of tab. */
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
