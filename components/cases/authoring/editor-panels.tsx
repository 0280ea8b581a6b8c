'use client'

import { Tabs } from '@mantine/core'
import { ReferenceDrawing } from '@/components/board/reference-drawing'
import { EstimatesTable } from '@/components/cases/guide/estimates-table'
import type { PreparedCase } from '@/lib/cases/domain/case'
import type { SourceReview } from '@/lib/cases/domain/draft'
import { CasePreview, type StepTitles } from './case-preview'
import styles from './editor-panels.module.css'
import { FindingsList } from './findings-list'

type EditorPanelsProps = {
  review: SourceReview
  shown: PreparedCase | null
  stale: boolean
  stepTitles: StepTitles
  onGo: (line: number) => void
}

/** Panels that show the result of the text as it is written. */
export function EditorPanels({ review, shown, stale, stepTitles, onGo }: EditorPanelsProps) {
  const errors = review.findings.filter(({ severity }) => severity === 'error').length
  return (
    <Tabs defaultValue="findings" keepMounted={false} className={styles.panels}>
      <Tabs.List>
        <Tabs.Tab value="findings">
          Problems <span className={styles.count}>{errors}</span>
        </Tabs.Tab>
        <Tabs.Tab value="preview">Preview</Tabs.Tab>
        <Tabs.Tab value="numbers">Numbers</Tabs.Tab>
        <Tabs.Tab value="board">Board</Tabs.Tab>
      </Tabs.List>
      {stale && shown && (
        <p className={styles.quiet} role="status">
          This text can’t be read yet. Preview, numbers and board show the last version that could be read.
        </p>
      )}
      <Tabs.Panel value="findings" className={styles.panel}>
        <FindingsList findings={review.findings} onGo={onGo} />
      </Tabs.Panel>
      <Tabs.Panel value="preview" className={styles.panel}>
        {shown ? <CasePreview whole={shown} stepTitles={stepTitles} /> : <Unreadable />}
      </Tabs.Panel>
      <Tabs.Panel value="numbers" className={styles.panel}>
        {shown ? (
          <EstimatesTable
            lines={shown.estimates.lines}
            problems={new Map(shown.estimates.problems.map(({ name, message }) => [name, message]))}
          />
        ) : (
          <Unreadable />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="board" className={styles.panel}>
        {shown && shown.placed.nodes.length > 0 ? (
          <ReferenceDrawing graph={shown.placed} title={`Reference design of ${shown.title}`} />
        ) : (
          <Unreadable />
        )}
      </Tabs.Panel>
    </Tabs>
  )
}

function Unreadable() {
  return <p className={styles.quiet}>It appears here once the text can be read. See “Problems”.</p>
}
