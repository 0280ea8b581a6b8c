import type { AgreementGroup } from '@/lib/grading/domain/ai/agreement'
import styles from './ai-feedback.module.css'
import { agreementWords, percent } from './ai-words'

/** How often people here agreed with the model, by the model's stated confidence. */
export function AgreementTable({ groups }: { groups: readonly AgreementGroup[] }) {
  return (
    <table className={styles.table}>
      <caption className={styles.quiet}>
        How often people here answered like the model. It is never shown as surer than this.
      </caption>
      <thead>
        <tr>
          <th scope="col">How sure it was</th>
          <th scope="col">People agreed</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.to}>
            <th scope="row">
              {percent(group.from)} to {percent(group.to)}
            </th>
            <td>{agreementWords(group)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
