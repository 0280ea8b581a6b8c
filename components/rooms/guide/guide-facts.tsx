'use client'

import { useState } from 'react'
import { PointWord } from '@/components/marks/point-mark'
import { ariaKeys } from '@/components/rooms/layout/keys/shortcuts'
import { curlyQuotes, plainQuotes } from '@/components/ui/format/quotes'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { POINTS } from '@/lib/framework/points'
import styles from './guide-panel.module.css'
import type { GivenFacts } from './use-given-facts'

/**
 * The fact sheet: answers to the candidate's questions. All answers are visible at a glance during the
 * questions step; later the sheet folds to one line. Typing filters it.
 */
export function GuideFacts({
  guide,
  given,
  unfolded,
}: {
  guide: CaseGuide
  given: GivenFacts
  unfolded: boolean
}) {
  const [wanted, setWanted] = useState('')
  const words = plainQuotes(wanted).toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (text: string) => words.every((word) => plainQuotes(text).toLowerCase().includes(word))
  const count = POINTS.reduce((sum, point) => sum + guide.guide.facts[point].length, 0)
  const found = POINTS.map((point) => ({
    point,
    facts: guide.guide.facts[point].filter((fact) => fits(`${fact.ask} ${fact.say}`)),
  })).filter(({ facts }) => facts.length > 0)
  return (
    <section className={styles.section}>
      <h2>If they ask</h2>
      <input
        className={styles.find}
        type="search"
        aria-label="Find a fact"
        aria-keyshortcuts={ariaKeys('fact')}
        data-hotkey="fact"
        placeholder="Find a fact"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {/* A new key opens or folds the sheet when the step changes, whatever state it was in. */}
      <details key={String(unfolded)} className={styles.facts} open={unfolded || words.length > 0}>
        <summary>{words.length > 0 ? 'Matching facts' : `All ${count} facts`}</summary>
        {found.map(({ point, facts }) => (
          <div key={point}>
            <h3>
              <PointWord point={point} />
            </h3>
            <dl>
              {facts.map((fact) => (
                <div key={fact.id}>
                  <dt>{curlyQuotes(fact.ask)}</dt>
                  <dd className={styles.spoken}>{curlyQuotes(fact.say)}</dd>
                  <GiveBy id={fact.id} ask={fact.ask} given={given} />
                </div>
              ))}
            </dl>
          </div>
        ))}
        {found.length === 0 && (
          <p className={styles.none}>No fact mentions that. Ask the candidate what they would assume.</p>
        )}
      </details>
    </section>
  )
}

/**
 * When this fact must have been given, with a checkbox for it; nothing for facts that need not be
 * volunteered.
 */
function GiveBy({ id, ask, given }: { id: string; ask: string; given: GivenFacts }) {
  const minute = given.minuteOf(id)
  if (minute === null) return null
  const isGiven = given.isGiven(id)
  return (
    <dd className={styles.giveBy}>
      <label>
        <input
          type="checkbox"
          checked={isGiven}
          aria-label={`Given: ${ask}`}
          onChange={() => given.setGiven(id, !isGiven)}
        />
        {isGiven ? 'Given' : `Give by minute ${minute}, asked or not`}
      </label>
    </dd>
  )
}
