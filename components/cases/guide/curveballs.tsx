import { PointWord } from '@/components/marks/point-mark'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { openedBy } from '@/lib/cases/domain/opened-by'
import type { Curveball, Guide } from '@/lib/cases/domain/schema/guide-schema'
import type { GuidedStep } from '@/lib/framework/steps'
import styles from './curveballs.module.css'

/** Requirements that the interviewer may change, with examples of a good and a weak reaction. */
export function Curveballs({
  curveballs,
  graph,
  titles,
}: {
  curveballs: readonly Curveball[]
  graph: Guide['graph']
  /** The names of the steps. */
  titles: Readonly<Record<GuidedStep, string>>
}) {
  return (
    <ul>
      {curveballs.map((ball) => {
        const opened = openedBy(ball, graph, titles)
        return (
          <li key={ball.id} className={styles.curveball}>
            <PointWord point={ball.point} />
            <div>
              <q className={styles.say}>{curlyQuotes(ball.say)}</q>
              <p>
                <b>Strong.</b> {curlyQuotes(ball.good)}
              </p>
              <p>
                <b>Weak.</b> {curlyQuotes(ball.weak)}
              </p>
              {opened && (
                <p>
                  <b>Affects.</b> {curlyQuotes(opened)}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
