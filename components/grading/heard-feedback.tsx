import type { SharedFeedback } from '@/lib/grading/domain/feedback'
import styles from './grade-sheet.module.css'

const HINTS = { tooFew: 'Too few', right: 'Just right', tooMany: 'Gave too much' } as const

const yesNo = (answer: boolean | null) => (answer === null ? null : answer ? 'Yes' : 'No')

/** The candidate's feedback on the viewer's interviewing. */
export function HeardFeedback({ heard }: { heard: SharedFeedback }) {
  const answers = [
    ['On time', yesNo(heard.punctual)],
    ['Like a real interview', yesNo(heard.realistic)],
    ['Hints', heard.hints && HINTS[heard.hints]],
  ].filter(([, answer]) => answer !== null)
  if (answers.length === 0) return null
  return (
    <section className={styles.heard} aria-labelledby="heard">
      <h3 id="heard">About your interviewing</h3>
      <dl>
        {answers.map(([question, answer]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
