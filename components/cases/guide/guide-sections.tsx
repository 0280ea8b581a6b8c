import type { ReactNode } from 'react'
import { ReferenceDrawing } from '@/components/board/reference-drawing'
import { PageLinks } from '@/components/handbook/page-links'
import { curlyQuotes } from '@/components/ui/format/quotes'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { CASE_HEADINGS } from '@/lib/cases/domain/case-body'
import type { PlacedGraph } from '@/lib/content/domain/diagram/geometry'
import type { EstimateLine } from '@/lib/content/domain/estimate/evaluate-estimates'
import type { GuidedStep } from '@/lib/framework/steps'
import { CaseText } from '../case-text'
import { Curveballs } from './curveballs'
import { DeepDives } from './deep-dives'
import { Avoided, RequirementList } from './design-lists'
import { EstimatesTable } from './estimates-table'
import { FactSheet } from './fact-sheet'
import styles from './guide-page.module.css'
import { RubricNotes } from './rubric-notes'
import { StepGuides } from './step-guides'
import { WordList } from './word-list'

export type GuideContent = {
  guide: CaseGuide
  placed: PlacedGraph
  estimates: readonly EstimateLine[]
  stepTitles: Readonly<Record<GuidedStep, string>>
  /** Handbook pages that the guide refers to. */
  pages?: readonly { id: string; title: string; line: string }[]
  /** The reference board as a whiteboard, where one can be shown. */
  whiteboard?: ReactNode
}

/** The sections of a guide in reading order: the design first, then how to run the interview. */
export function guideSections({
  guide: { case: shown, guide, body },
  placed,
  estimates,
  stepTitles,
  pages = [],
  whiteboard,
}: GuideContent): { title: string; content: ReactNode }[] {
  return [
    {
      title: CASE_HEADINGS.inOneMinute,
      content: (
        <>
          <p className={styles.core}>{curlyQuotes(guide.core)}</p>
          <CaseText html={body.inOneMinute} />
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
    { title: CASE_HEADINGS.mainFlow, content: <CaseText html={body.mainFlow} /> },
    { title: CASE_HEADINGS.dataModel, content: <CaseText html={body.dataModel} /> },
    { title: CASE_HEADINGS.deepDives, content: <DeepDives dives={body.dives} /> },
    { title: CASE_HEADINGS.tradeOffs, content: <CaseText html={body.tradeOffs} /> },
    { title: CASE_HEADINGS.failures, content: <CaseText html={body.failures} /> },
    { title: 'Numbers', content: <EstimatesTable lines={estimates} /> },
    { title: 'Requirements', content: <RequirementList guide={guide} /> },
    { title: CASE_HEADINGS.strongRound, content: <CaseText html={body.strongRound} /> },
    { title: 'If they ask', content: <FactSheet facts={guide.facts} /> },
    ...(guide.words.length > 0
      ? [{ title: 'Words you will hear', content: <WordList words={guide.words} /> }]
      : []),
    { title: 'Step by step', content: <StepGuides steps={guide.steps} titles={stepTitles} /> },
    {
      title: 'Curveballs',
      content: <Curveballs curveballs={guide.curveballs} graph={guide.graph} titles={stepTitles} />,
    },
    { title: 'Rubric notes', content: <RubricNotes rubric={guide.rubric} /> },
    { title: CASE_HEADINGS.commonMistakes, content: <CaseText html={body.commonMistakes} /> },
    ...(pages.length > 0 ? [{ title: 'In the handbook', content: <PageLinks pages={pages} /> }] : []),
  ]
}
