import type { AgreementGroup } from '@/lib/grading/domain/ai/agreement'
import styles from './ai-feedback.module.css'
import { agreementWords, percent } from './ai-words'

/** How often people here agreed with the model, by the model's stated confidence. */
export function AgreementTable({ groups }: { groups: readonly AgreementGroup[] }) {
  return (
    <table className={styles.table}>
      <caption className={styles.quiet}>
        How often people here agreed with the model’s answers. Its confidence is never shown as higher than
        this.
      </caption>
      <thead>
        <tr>
          <th scope="col">Its confidence</th>
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
