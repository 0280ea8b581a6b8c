'use client'

import { useState } from 'react'
import { WordList } from '@/components/cases/word-list'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { findWords } from '@/lib/cases/domain/find-words'
import styles from './guide-panel.module.css'

/** What candidates say and what it means here. Folded to one line; typing what was heard opens what fits. */
export function GuideWords({ guide }: { guide: CaseGuide }) {
  const [heard, setHeard] = useState('')
  const { words } = guide.guide
  if (words.length === 0) return null
  const searching = heard.trim() !== ''
  const found = findWords(words, heard)
  return (
    <section className={styles.section}>
      <h2>Words you will hear</h2>
      <input
        className={styles.find}
        type="search"
        aria-label="Find a word"
        aria-keyshortcuts="Alt+W"
        data-hotkey="word"
        placeholder="Find a word"
        value={heard}
        onChange={(event) => setHeard(event.currentTarget.value)}
      />
      <details className={styles.facts} open={searching}>
        <summary>{searching ? 'Matching words' : `All ${words.length} words`}</summary>
        {found.length > 0 ? (
          <WordList words={found} />
        ) : (
          <p className={styles.none}>Not on the list. Ask what it does here.</p>
        )}
      </details>
    </section>
  )
}
