import styles from './card-choices.module.css'
import { CodeText } from './code-text'

/**
 * The options of a card's question, if it has any. Not an HTML list: it may be inside a summary, which cannot contain
 * lists.
 */
export function CardChoices({ choices }: { choices: readonly string[] }) {
  if (choices.length === 0) return null
  return (
    <span className={styles.choices}>
      {choices.map((choice) => (
        <span key={choice} className={styles.choice}>
          <CodeText>{choice}</CodeText>
        </span>
      ))}
    </span>
  )
}
