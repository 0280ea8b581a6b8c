import { curlyQuotes } from '@/components/ui/format/quotes'
import type { RenderedBody } from '@/lib/cases/domain/case'
import { LEVEL_WORDS, LEVELS } from '@/lib/framework/levels'
import { CaseText } from '../case-text'
import styles from './deep-dives.module.css'

/** What an answer sounds like at each level, topic by topic, side by side if there is room. */
export function DeepDives({ dives }: Pick<RenderedBody, 'dives'>) {
  return dives.map(({ title, answers }) => (
    <section key={title} className={styles.dive} aria-label={title}>
      <h3>{curlyQuotes(title)}</h3>
      <div className={styles.levels}>
        {LEVELS.map((level) => (
          <div key={level}>
            <h4 className={styles.level}>{LEVEL_WORDS[level]}</h4>
            <CaseText html={answers[level]} />
          </div>
        ))}
      </div>
    </section>
  ))
}
