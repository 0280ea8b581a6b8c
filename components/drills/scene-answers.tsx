import { IconCheck, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { Kbd } from '@/components/ui/kbd'
import type { SceneAnswer } from '@/lib/drills/domain/scenes/ask-scenes'
import styles from './scene-drill.module.css'

type SceneAnswersProps = {
  answers: readonly SceneAnswer[]
  /** Index of the given answer; null before. */
  chosen: number | null
  onChoose: (index: number) => void
}

/** Four answers to choose from, and afterwards what the scene says for or against each. */
export function SceneAnswers({ answers, chosen, onChoose }: SceneAnswersProps) {
  if (chosen === null) {
    return (
      <ul className={styles.answers}>
        {answers.map(({ page, title }, index) => (
          <li key={page}>
            <button type="button" onClick={() => onChoose(index)} aria-keyshortcuts={String(index + 1)}>
              <Kbd>{String(index + 1)}</Kbd>
              {title}
            </button>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <div aria-live="polite">
      <p className={styles.verdict}>{answers[chosen]?.right ? 'Right.' : `Not ${answers[chosen]?.title}.`}</p>
      <ul className={styles.reasons}>
        {answers.map(({ page, title, right, why, fact }, index) => (
          <li key={page} data-right={right}>
            <span className={styles.mark}>
              {right ? (
                <IconCheck size={16} stroke={2} aria-label="Fits" />
              ) : (
                <IconX size={16} stroke={1.7} aria-label="Does not fit" />
              )}
            </span>
            <div>
              <h2>
                <Link href={`/handbook/${page}`}>{title}</Link>
                {index === chosen && <small>your answer</small>}
              </h2>
              <p className={styles.fact}>“{fact}”</p>
              <p>{why}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
