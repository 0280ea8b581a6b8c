'use client'

import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { WordList } from '@/components/cases/guide/word-list'
import { ariaKeys } from '@/components/rooms/layout/keys/shortcuts'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { findWords } from '@/lib/cases/domain/find-words'
import styles from './guide-panel.module.css'

/**
 * Phrases that candidates use and what they mean here. Folded to one line; typing a phrase shows the matches.
 */
export function GuideWords({ guide }: { guide: CaseGuide }) {
  const [heard, setHeard] = useState('')
  const section = useRef<HTMLElement>(null)
  const { words } = guide.guide
  if (words.length === 0) return null
  const searching = heard.trim() !== ''
  const found = findWords(words, heard)
  return (
    <section ref={section} className={styles.section}>
      <h2>Words you will hear</h2>
      <input
        className={styles.find}
        type="search"
        aria-label="Find a word"
        aria-keyshortcuts={ariaKeys('word')}
        data-hotkey="word"
        placeholder="Find a word"
        value={heard}
        // The next phrase replaces the previous one.
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          const { value } = event.currentTarget
          flushSync(() => setHeard(value))
          // On a low screen the matches would be below the fold.
          section.current?.scrollIntoView({ block: 'nearest' })
        }}
      />
      <details className={styles.facts} open={searching}>
        <summary>{searching ? 'Matching words' : `All ${words.length} words`}</summary>
        {found.length > 0 ? (
          <WordList words={found} />
        ) : (
          <p className={styles.none}>Not in the list. Ask the candidate what it does in their design.</p>
        )}
      </details>
    </section>
  )
}
