import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import type { AiUseOfDay, AiUseOfPerson } from '@/lib/ai/domain/ai-use'
import styles from './ai-use.module.css'

type AiUseProps = {
  days: readonly AiUseOfDay[]
  /** Maximum number of tokens per day for all users together. */
  most: number
}

const FOR = { grading: 'Grading', interview: 'Interview' } as const

/** Tokens and cost of the configured model by day and user, for administrators. */
export function AiUse({ days, most }: AiUseProps) {
  return (
    <>
      <h1 className={styles.title}>AI use</h1>
      <p className={styles.about}>
        Tokens that gradings and interviews used in the last 30 days, by day (UTC) and person. The limit is{' '}
        {most.toLocaleString('en')} a day for everybody together, and half of that for one person.{' '}
        <Link href="/admin/reports">Reports</Link>
      </p>
      {days.length === 0 ? (
        <EmptyState title="No model has been used yet">
          Gradings and interviews are counted here by day and person, with their cost if AI_PRICE_INPUT and
          AI_PRICE_OUTPUT are set.
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
        <section className={styles.scroll} aria-label="AI use by day and person" tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Person</th>
                <th scope="col">For</th>
                <th scope="col">Questions</th>
                <th scope="col">Tokens read</th>
                <th scope="col">Written</th>
                <th scope="col">Cost</th>
              </tr>
            </thead>
            {days.map(({ day, people }) => (
              <tbody key={day}>
                <tr className={styles.day}>
                  <th scope="rowgroup" colSpan={2}>
                    {day}
                  </th>
                  <Figures of={totalOf(people)} />
                </tr>
                {people.map((one) => (
                  <tr key={`${one.userId} ${one.purpose} ${one.input}`}>
                    <th scope="row">{one.name ?? 'Somebody who left'}</th>
                    <td>{FOR[one.purpose]}</td>
                    <Figures of={one} />
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </section>
      )}
    </>
  )
}

type Sums = Pick<AiUseOfPerson, 'questions' | 'input' | 'output' | 'estimated' | 'cost'>

function Figures({ of: { questions, input, output, estimated, cost } }: { of: Sums }) {
  const about = estimated ? '≈ ' : ''
  return (
    <>
      <td>{questions.toLocaleString('en')}</td>
      <td>{about + input.toLocaleString('en')}</td>
      <td>{about + output.toLocaleString('en')}</td>
      <td>{cost === null ? 'no price set' : `$${cost.toFixed(2)}`}</td>
    </>
  )
}

function totalOf(people: readonly AiUseOfPerson[]): Sums {
  const sum = (of: (one: AiUseOfPerson) => number) => people.reduce((total, one) => total + of(one), 0)
  return {
    questions: sum((one) => one.questions),
    input: sum((one) => one.input),
    output: sum((one) => one.output),
    estimated: people.some((one) => one.estimated),
    cost: people.some((one) => one.cost === null) ? null : sum((one) => one.cost ?? 0),
  }
}
