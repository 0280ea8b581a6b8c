import { DIMENSIONS } from '@/lib/framework/dimensions'
import type { ArchivedSession } from '@/lib/review/domain/archive/archived-session'
import type { SharedGrades } from '@/lib/review/domain/share/share-view'
import { SharedScores } from '../share/shared-scores'
import styles from './imported.module.css'

type Grades = NonNullable<ArchivedSession['grades']>

/** The grades in an archive, as they were when it was written. */
export function ImportedGrades({ grades }: { grades: Grades }) {
  const { dimensions, columns, verdict } = grades
  return (
    <>
      {verdict && (
        <p className={styles.verdict}>
          <b>{verdict.title}</b>. {verdict.reason}
        </p>
      )}
      <SharedScores grades={{ dimensions, columns: columns.map(scoresOf) }} />
      {columns.map(({ title, scores, keep, change }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and nothing moves
        <section key={index} className={styles.grade} aria-label={`What ${title} wrote`}>
          <h3>What {title} wrote</h3>
          <dl>
            {dimensions.map(({ id, title: dimension }) => (
              <Written key={id} name={dimension} text={scores[id]?.note} />
            ))}
            <Written name="Keep" text={keep} />
            <Written name="Change" text={change} />
          </dl>
        </section>
      ))}
    </>
  )
}

function Written({ name, text }: { name: string; text: string | undefined }) {
  if (!text) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}

function scoresOf({ title, overall, scores }: Grades['columns'][number], index: number) {
  const all = DIMENSIONS.map((id) => [id, scores[id]?.score ?? null])
  return {
    key: String(index),
    title,
    overall,
    scores: Object.fromEntries(all) as SharedGrades['columns'][number]['scores'],
  }
}
