import { PointWord } from '@/components/ui/point-mark'
import type { Curveball } from '@/lib/cases/domain/schema/guide-schema'
import styles from './curveballs.module.css'

/** Requirements to change on purpose, with what a good and a weak reaction look like. */
export function Curveballs({ curveballs }: { curveballs: readonly Curveball[] }) {
  return (
    <ul>
      {curveballs.map(({ id, point, say, good, weak }) => (
        <li key={id} className={styles.curveball}>
          <PointWord point={point} />
          <div>
            <q className={styles.say}>{say}</q>
            <p>
              <b>Strong.</b> {good}
            </p>
            <p>
              <b>Weak.</b> {weak}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
