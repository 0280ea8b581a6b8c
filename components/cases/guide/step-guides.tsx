import type { Guide } from '@/lib/cases/domain/schema/guide-schema'
import { STEP_SLUGS, type StepSlug } from '@/lib/framework/vocabulary'
import styles from './step-guides.module.css'

/** What to listen for, to ask and to hint at, step by step. `titles` are the names of the steps. */
export function StepGuides({
  steps,
  titles,
}: {
  steps: Guide['steps']
  titles: Readonly<Record<StepSlug, string>>
}) {
  return STEP_SLUGS.map((slug) => {
    const { listen, probes, hints } = steps[slug]
    return (
      <section key={slug} className={styles.step} aria-label={titles[slug]}>
        <h3>{titles[slug]}</h3>
        <div>
          <p>{listen}</p>
          {probes.map(({ ask, hear }) => (
            <p key={ask} className={styles.probe}>
              <q>{ask}</q>
              <span>{hear}</span>
            </p>
          ))}
          <ol className={styles.hints} aria-label="Hints">
            {hints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ol>
        </div>
      </section>
    )
  })
}
