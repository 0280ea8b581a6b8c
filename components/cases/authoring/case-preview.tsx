import { CaseFacts } from '@/components/cases/case-facts'
import caseStyles from '@/components/cases/case-page.module.css'
import { guideSections } from '@/components/cases/guide/guide-sections'
import { guideFor, type PreparedCase } from '@/lib/cases/domain/case'
import type { GuidedStep } from '@/lib/framework/steps'
import styles from './case-preview.module.css'

export type StepTitles = Readonly<Record<GuidedStep, string>>

/** The case as a candidate sees it, followed by the guide. */
export function CasePreview({ whole, stepTitles }: { whole: PreparedCase; stepTitles: StepTitles }) {
  return (
    <div className={styles.preview}>
      <h2 className={styles.title}>{whole.title}</h2>
      <CaseFacts case={whole} />
      <blockquote className={caseStyles.prompt}>{whole.prompt}</blockquote>
      {guideSections({
        guide: guideFor(whole),
        placed: whole.placed,
        estimates: whole.estimates.lines,
        stepTitles,
      }).map(({ title, content }) => (
        <section key={title} className={styles.section} aria-label={title}>
          <h3 className={styles.heading}>{title}</h3>
          {content}
        </section>
      ))}
    </div>
  )
}
