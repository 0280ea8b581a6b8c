'use client'

import { Tabs } from '@mantine/core'
import { FindingList, type PageTitles } from '@/components/board/findings/finding-list'
import type { Pointing } from '@/components/board/findings/use-pointing'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import type { ExpectedDesign } from '@/lib/board/graph/findings/expected-design'
import { AsRead } from './as-read'
import styles from './check-side.module.css'
import { CompareChoice, type OpenCase } from './compare-choice'
import { NotReadList } from './not-read-list'
import type { CheckedDrawing } from './use-check'

type CheckSideProps = {
  checked: CheckedDrawing
  findings: readonly BoardFinding[]
  pages: PageTitles
  pointing: Pointing
  cases: readonly OpenCase[]
  signedIn: boolean
  onCompare: (expected: ExpectedDesign | null) => void
}

/** What was found: the questions, the parts and connections as they were read, and what was not read. */
export function CheckSide({
  checked,
  findings,
  pages,
  pointing,
  cases,
  signedIn,
  onCompare,
}: CheckSideProps) {
  const { graph, drawing } = checked
  const parts = graph.components.length
  return (
    <aside className={styles.side} aria-label="What was found">
      <CompareChoice cases={cases} signedIn={signedIn} onCompare={onCompare} />
      <Tabs
        defaultValue="questions"
        classNames={{ list: styles.tabs ?? '', tab: styles.tab ?? '', panel: styles.panel ?? '' }}
      >
        <Tabs.List>
          <Tabs.Tab value="questions">
            Questions <span className={styles.count}>{findings.length}</span>
          </Tabs.Tab>
          <Tabs.Tab value="read">
            As read <span className={styles.count}>{parts}</span>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="questions">
          {findings.length > 0 ? (
            <>
              <p className={styles.order}>Heaviest first</p>
              <FindingList findings={findings} pages={pages} pointing={pointing} />
            </>
          ) : (
            <p className={styles.none}>
              {parts > 0
                ? 'The rules have nothing to ask about what was read.'
                : 'No parts of a system were found. Parts are boxes or icons with a name, and arrows between them.'}
            </p>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="read">
          <AsRead graph={graph} pointing={pointing} />
        </Tabs.Panel>
      </Tabs>
      <NotReadList parts={checked.notRead} leftOut={drawing.leftOut} pointing={pointing} />
    </aside>
  )
}
