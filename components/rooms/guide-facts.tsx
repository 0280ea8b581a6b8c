'use client'

import { useState } from 'react'
import { PointWord } from '@/components/ui/point-mark'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { POINTS } from '@/lib/cases/domain/vocabulary'
import styles from './guide-panel.module.css'

/** The fact sheet: what to answer when the candidate asks. Unfolded while questions are the step; typing narrows it down. */
export function GuideFacts({ guide, unfolded }: { guide: CaseGuide; unfolded: boolean }) {
  const [wanted, setWanted] = useState('')
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  return (
    <section className={styles.section}>
      <h3>If they ask</h3>
      <input
        className={styles.find}
        type="search"
        aria-label="Find a fact"
        placeholder="Find a fact"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {POINTS.map((point) => {
        const facts = guide.guide.facts[point].filter((fact) => fits(`${fact.ask} ${fact.say}`))
        if (facts.length === 0) return null
        return (
          <details key={`${point}${unfolded}`} className={styles.facts} open={unfolded || words.length > 0}>
            <summary>
              <PointWord point={point} />
              <small>{facts.length === 1 ? '1 fact' : `${facts.length} facts`}</small>
            </summary>
            {facts.map((fact) => (
              <details key={fact.id} open={words.length > 0}>
                <summary>{fact.ask}</summary>
                <p className={styles.spoken}>{fact.say}</p>
              </details>
            ))}
          </details>
        )
      })}
    </section>
  )
}
