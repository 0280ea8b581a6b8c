import type { WrittenAnswer } from '@/lib/grading/domain/ai/public-raw'
import { ANSWER_WORDS } from '../answer-words'
import styles from './ai-feedback.module.css'
import { percent } from './ai-words'

/** What a model wrote about one dimension: each answer next to its statement. */
export function AiWritten({ written }: { written: readonly WrittenAnswer[] | null }) {
  if (!written) return <p>It wrote nothing readable.</p>
  return (
    <ul className={styles.written}>
      {written.map(({ label, statement, wrong, answer, pieces, quotes, confidence }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a model may answer under one label twice
        <li key={index}>
          {label}
          {statement && `, “${statement}”`} <b>{answerWords(answer)}</b>, {percent(confidence)} sure
          {pieces.length > 0 && `, by ${pieces.join(', ')}`}
          {wrong && (
            <small>
              Added to check that the model reads: “{ANSWER_WORDS[wrong].toLowerCase()}” would be wrong.
            </small>
          )}
          {quotes.map(({ piece, text }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: it may use the same quote twice
            <q key={place}>
              {piece}: {text}
            </q>
          ))}
        </li>
      ))}
    </ul>
  )
}

function answerWords(answer: string): string {
  return Object.entries(ANSWER_WORDS).find(([id]) => id === answer)?.[1] ?? answer
}
