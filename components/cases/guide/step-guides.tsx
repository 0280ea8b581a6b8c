import { curlyQuotes } from '@/components/ui/format/quotes'
import type { Guide } from '@/lib/cases/domain/schema/guide-schema'
import { GUIDED_STEPS, type GuidedStep } from '@/lib/framework/steps'
import styles from './step-guides.module.css'

/** For each step: what to listen for, what to ask, and hints. `titles` are the names of the steps. */
export function StepGuides({
  steps,
  titles,
}: {
  steps: Guide['steps']
  titles: Readonly<Record<GuidedStep, string>>
}) {
  return GUIDED_STEPS.map((slug) => {
    const { listen, probes, hints } = steps[slug]
    return (
      <section key={slug} className={styles.step} aria-label={titles[slug]}>
        <h3>{titles[slug]}</h3>
        <div>
          <p>{curlyQuotes(listen)}</p>
          {probes.map(({ ask, hear }) => (
            <p key={ask} className={styles.probe}>
              <q>{curlyQuotes(ask)}</q>
              <span>{curlyQuotes(hear)}</span>
            </p>
          ))}
          <ol className={styles.hints} aria-label="Hints">
            {hints.map((hint) => (
              <li key={hint}>{curlyQuotes(hint)}</li>
            ))}
          </ol>
        </div>
      </section>
    )
  })
}
