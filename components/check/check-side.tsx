'use client'

import { useState } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import { FindingList, type PageTitles } from '@/components/board/findings/finding-list'
import type { Pointing } from '@/components/board/findings/use-pointing'
import { PatternFinder } from '@/components/board/patterns/pattern-finder'
import { LateWhatIf } from '@/components/board/what-if/late-what-if'
import { type SideTab, SideTabs } from '@/components/ui/tabs/side-tabs'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import type { PatternParts } from '@/lib/board/graph/patterns/pattern-parts'
import { AsRead } from './as-read'
import styles from './check-side.module.css'
import { CompareChoice, type OpenCase } from './compare-choice'
import { NotReadList } from './not-read-list'
import type { CheckedDrawing } from './use-check'

export type CheckTab = 'questions' | 'patterns' | 'read' | 'what-if'

type CheckSideProps = {
  checked: CheckedDrawing
  findings: readonly BoardFinding[]
  pages: PageTitles
  pointing: Pointing
  cases: readonly OpenCase[]
  signedIn: boolean
  patterns: readonly PatternParts[]
  /** The pattern that the viewer came to find. */
  pattern: string | undefined
  onCompare: (expected: CaseDesign | null) => void
  /** The case that the drawing is compared with. */
  design: CaseDesign | null
  layer: BoardLayer | null
  tab: CheckTab
  onTab: (tab: CheckTab) => void
}

/** The results: questions, the components and connections as read, and what was not read. */
export function CheckSide({
  checked,
  findings,
  pages,
  pointing,
  cases,
  signedIn,
  patterns,
  pattern,
  onCompare,
  design,
  layer,
  tab,
  onTab,
}: CheckSideProps) {
  const { graph, drawing } = checked
  const parts = graph.components.length
  const [sought, setSought] = useState(tab === 'patterns')
  const [wasTried, setWasTried] = useState(false)
  const tabs: SideTab<CheckTab>[] = [
    {
      name: 'questions',
      title: 'Questions',
      count: findings.length,
      panel:
        findings.length > 0 ? (
          <>
            <p className={styles.order}>Most important first</p>
            <FindingList findings={findings} pages={pages} pointing={pointing} />
          </>
        ) : (
          <p className={styles.none}>
            {parts > 0
              ? 'The rules have no questions about this drawing.'
              : 'No parts of a system were found. Draw parts as boxes or icons with a name, and connect them with arrows.'}
          </p>
        ),
    },
    {
      name: 'patterns',
      title: 'Patterns',
      // Looking for all of them takes a while on a large board, so it only runs on request.
      panel: sought && (
        <PatternFinder graph={graph} patterns={patterns} pointing={pointing} first={pattern} />
      ),
    },
    {
      name: 'read',
      title: 'As read',
      count: parts,
      panel: <AsRead graph={graph} pointing={pointing} />,
    },
    {
      name: 'what-if',
      title: 'What if',
      panel: wasTried && (
        <LateWhatIf
          key={checked.number}
          graph={graph}
          elements={drawing.shown}
          design={design}
          layer={tab === 'what-if' ? layer : null}
          pointing={pointing}
        />
      ),
    },
  ]
  return (
    <aside className={styles.side} aria-label="What was found">
      <CompareChoice cases={cases} signedIn={signedIn} onCompare={onCompare} />
      <SideTabs
        tabs={tabs}
        tab={tab}
        onTab={(next) => {
          onTab(next)
          if (next === 'what-if') setWasTried(true)
          if (next === 'patterns') setSought(true)
        }}
        classNames={{ panel: styles.panel ?? '' }}
      />
      <NotReadList parts={checked.notRead} leftOut={drawing.leftOut} pointing={pointing} />
    </aside>
  )
}
