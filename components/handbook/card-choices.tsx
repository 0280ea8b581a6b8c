import styles from './card-choices.module.css'
import { CodeText } from './code-text'

/** What a card's question lets one choose from, if it does. Not a list of HTML: it may stand in a summary, which holds no lists. */
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
