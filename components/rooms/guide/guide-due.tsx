'use client'

import { VisuallyHidden } from '@mantine/core'
import { curlyQuotes } from '@/components/ui/format/quotes'
import styles from './guide-panel.module.css'
import type { GivenFacts } from './use-given-facts'

/**
 * Facts that the candidate needs by now, asked for or not. They stay at the top of the guide until ticked as
 * given.
 */
export function GuideDue({ facts: { due, setGiven } }: { facts: GivenFacts }) {
  const sentence = due.length > 1 ? 'Give these now if nobody asked' : 'Give this now if nobody asked'
  return (
    <>
      <VisuallyHidden role="status" aria-label="Facts to give">
        {due.length > 0 ? `${sentence}: ${due.map(({ fact }) => curlyQuotes(fact.ask)).join(' ')}` : ''}
      </VisuallyHidden>
      {due.length > 0 && (
        <section className={`${styles.section} ${styles.due}`}>
          <h2>{sentence}</h2>
          <ul className={styles.say}>
            {due.map(({ fact: { id, ask, say } }) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    checked={false}
                    aria-label={`Given: ${ask}`}
                    onChange={() => setGiven(id, true)}
                  />
                  <span>
                    <span className={styles.asked}>{curlyQuotes(ask)}</span>
                    <span className={styles.spoken}>{curlyQuotes(say)}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
