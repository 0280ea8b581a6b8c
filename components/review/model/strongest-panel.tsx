import { DIMENSION_TITLES } from '@/lib/framework/dimensions'
import type { ModelView } from '@/lib/review/domain/model-round/model-view'
import panels from '../record/panels.module.css'
import styles from './strongest-panel.module.css'

/** What earns a 4 in this case, according to its rubric. */
export function StrongestPanel({ strongest }: Pick<ModelView, 'strongest'>) {
  return (
    <div className={panels.panel}>
      <p className={styles.lead}>
        Any other round that shows this earns the same. No round shows all of it, and neither does this one.
      </p>
      {strongest.map(({ dimension, text }) => (
        <section key={dimension} className={panels.field} aria-label={DIMENSION_TITLES[dimension]}>
          <h3>{DIMENSION_TITLES[dimension]}</h3>
          <p className={panels.text}>{text}</p>
        </section>
      ))}
    </div>
  )
}
