import { VisuallyHidden } from '@mantine/core'
import { compareAnswers } from '@/lib/grading/domain/answer-differences'
import type { GradeColumn } from '@/lib/grading/domain/grading-view'
import type { RubricDimension } from '@/lib/grading/domain/rubric'
import { scoreOf, tallyOf } from '@/lib/grading/domain/score-of'
import styles from './answer-list.module.css'
import { ANSWER_WORDS } from './answer-words'
import { columnName } from './column-name'
import { tallyWords } from './tally-words'

type AnswerListProps = { dimension: RubricDimension; columns: readonly GradeColumn[] }

/**
 * The answers of the open grades to a dimension's statements: answers that differ are visible, the others on request.
 */
export function AnswerList({ dimension, columns }: AnswerListProps) {
  const { id, observables = [] } = dimension
  const given = columns.flatMap((column) => {
    const entry = column.status === 'open' ? column.grade.scores[id] : null
    return entry?.answers
      ? [{ name: columnName(column), key: column.key, answers: entry.answers, entry }]
      : []
  })
  if (observables.length === 0 || given.length === 0) return null
  const compared = compareAnswers(
    observables,
    given.map(({ answers }) => answers),
  )
  const differing = compared.filter(({ differs }) => differs)
  const same = compared.filter(({ differs }) => !differs)
  const row = ({ observable, answers }: (typeof compared)[number]) => (
    <li key={observable.id}>
      <span className={styles.statement}>
        <span className={styles.anchor} title={`Counts for a ${observable.anchor}`} aria-hidden="true">
          {observable.anchor}
        </span>
        {observable.statement}
      </span>
      <span className={styles.answers}>
        {answers.map((answer, index) => (
          <span key={given[index]?.key} data-answer={answer}>
            {given.length > 1 && <b>{given[index]?.name}</b>} {ANSWER_WORDS[answer]}
          </span>
        ))}
      </span>
    </li>
  )
  return (
    <div className={styles.list}>
      {given.map(({ key, name, answers, entry }) =>
        entry.overruled ? (
          <p key={key} className={styles.overruled}>
            {given.length > 1 && <b>{name}</b>} Overruled. The statements give{' '}
            {givenScore(scoreOf(observables, answers))}. {entry.overruled}
          </p>
        ) : null,
      )}
      {differing.length > 0 && (
        <>
          <p className={styles.head}>Answered differently</p>
          <ul>{differing.map(row)}</ul>
        </>
      )}
      <details>
        <summary>
          {same.length === observables.length ? 'All statements' : `The ${same.length} with the same answer`}
          <VisuallyHidden>, {dimension.title}</VisuallyHidden>
        </summary>
        {given.map(({ key, name, answers }) => (
          <p key={key} className={styles.from}>
            {given.length > 1 && <b>{name}</b>} {tallyWords(tallyOf(observables, answers))}
          </p>
        ))}
        <ul>{same.map(row)}</ul>
      </details>
    </div>
  )
}

function givenScore(score: number | null): string {
  return score === null ? 'no score' : `a ${score}`
}
