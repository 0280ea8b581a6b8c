import type { ReactNode } from 'react'
import type { PlacedGraph } from '@/lib/cases/domain/board/geometry'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { CASE_HEADINGS } from '@/lib/cases/domain/case-body'
import type { EstimateLine } from '@/lib/cases/domain/estimate/evaluate-estimates'
import type { StepSlug } from '@/lib/cases/domain/vocabulary'
import { CaseMarkdown } from './case-markdown'
import { Curveballs } from './curveballs'
import { DeepDives } from './deep-dives'
import { Avoided, Requirements } from './design-lists'
import { EstimatesTable } from './estimates-table'
import { FactSheet } from './fact-sheet'
import styles from './guide-page.module.css'
import { ReferenceDrawing } from './reference-drawing'
import { RubricNotes } from './rubric-notes'
import { StepGuides } from './step-guides'

export type GuideContent = {
  guide: CaseGuide
  placed: PlacedGraph
  estimates: readonly EstimateLine[]
  stepTitles: Readonly<Record<StepSlug, string>>
  /** The reference board as a whiteboard, where one can be shown. */
  whiteboard?: ReactNode
}

/** The parts of a guide in the order in which they are read: the design first, then how to run the interview. */
export function guideSections({
  guide: { case: shown, guide, body },
  placed,
  estimates,
  stepTitles,
  whiteboard,
}: GuideContent): { title: string; content: ReactNode }[] {
  return [
    {
      title: CASE_HEADINGS.inOneMinute,
      content: (
        <>
          <p className={styles.core}>{guide.core}</p>
          <CaseMarkdown>{body.inOneMinute}</CaseMarkdown>
        </>
      ),
    },
    {
      title: 'Reference design',
      content: (
        <>
          <ReferenceDrawing graph={placed} title={`Reference design of ${shown.title}`} />
          {whiteboard}
          {guide.graph.avoid.length > 0 && (
            <>
              <h3 className={styles.sub}>Better not</h3>
              <Avoided graph={guide.graph} />
            </>
          )}
        </>
      ),
    },
    { title: CASE_HEADINGS.mainFlow, content: <CaseMarkdown>{body.mainFlow}</CaseMarkdown> },
    { title: CASE_HEADINGS.dataModel, content: <CaseMarkdown>{body.dataModel}</CaseMarkdown> },
    { title: CASE_HEADINGS.deepDives, content: <DeepDives dives={body.dives} /> },
    { title: CASE_HEADINGS.tradeOffs, content: <CaseMarkdown>{body.tradeOffs}</CaseMarkdown> },
    { title: CASE_HEADINGS.failures, content: <CaseMarkdown>{body.failures}</CaseMarkdown> },
    { title: 'Numbers', content: <EstimatesTable lines={estimates} /> },
    { title: 'Requirements', content: <Requirements guide={guide} /> },
    { title: CASE_HEADINGS.strongRound, content: <CaseMarkdown>{body.strongRound}</CaseMarkdown> },
    { title: 'If they ask', content: <FactSheet facts={guide.facts} /> },
    { title: 'Step by step', content: <StepGuides steps={guide.steps} titles={stepTitles} /> },
    { title: 'Curveballs', content: <Curveballs curveballs={guide.curveballs} /> },
    { title: 'Rubric notes', content: <RubricNotes rubric={guide.rubric} /> },
    { title: CASE_HEADINGS.commonMistakes, content: <CaseMarkdown>{body.commonMistakes}</CaseMarkdown> },
  ]
}
