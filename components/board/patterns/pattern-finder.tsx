'use client'

import Link from 'next/link'
import { useId, useMemo, useState } from 'react'
import { PointingRow } from '@/components/board/findings/pointing-row'
import type { Pointing } from '@/components/board/findings/use-pointing'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import { type FoundPattern, findPattern } from '@/lib/board/graph/patterns/find-pattern'
import type { PatternParts } from '@/lib/board/graph/patterns/pattern-parts'
import styles from './pattern-finder.module.css'

type PatternFinderProps = {
  graph: BoardGraph
  patterns: readonly PatternParts[]
  pointing: Pointing
  /** The pattern to show first; by default, the most complete one. */
  first?: string | undefined
}

/** Where the parts of a pattern could be on a board, and which of its connections are drawn. */
export function PatternFinder({ graph, patterns, pointing, first }: PatternFinderProps) {
  const found = useMemo(
    () => patterns.map((pattern) => findPattern(graph, pattern)).toSorted(byWhatIsHere),
    [graph, patterns],
  )
  const [asked, setAsked] = useState(first)
  const id = useId()
  const shown = found.find(({ pattern }) => pattern.id === asked) ?? found[0]
  if (!shown) return null
  return (
    <div>
      <div className={styles.choice}>
        <label htmlFor={id}>Pattern</label>
        <select
          id={id}
          value={shown.pattern.id}
          onChange={({ currentTarget }) => {
            setAsked(currentTarget.value)
            pointing.choose(null)
          }}
        >
          {found.map(({ pattern, found: here, required }) => (
            <option key={pattern.id} value={pattern.id}>
              {`${pattern.title}: ${here} of ${required} parts`}
            </option>
          ))}
        </select>
      </div>
      <Places shown={shown} pointing={pointing} />
    </div>
  )
}

function Places({ shown, pointing }: { shown: FoundPattern; pointing: Pointing }) {
  const { pattern, parts, connections } = shown
  const id = useId()
  const labels = new Map(pattern.nodes.map(({ id, label }) => [id, label]))
  return (
    <>
      <p className={styles.verdict} role="status">
        {verdict(shown)} <Link href={`/handbook/${pattern.id}`}>{pattern.title}</Link>
      </p>
      <p className={styles.title} id={`${id}-parts`}>
        Parts
      </p>
      <ul className={styles.rows} aria-labelledby={`${id}-parts`}>
        {parts.map(({ part, component, isNamed }) =>
          component ? (
            <PointingRow
              key={part.id}
              id={`part ${part.id}`}
              elements={component.elements}
              pointing={pointing}
            >
              <span>{part.label}</span>
              <span className={styles.here}>
                {component.label}
                <small>{isNamed ? 'by its name' : 'by its kind'}</small>
              </span>
            </PointingRow>
          ) : (
            <li key={part.id} className={styles.missing}>
              <span>{part.label}</span>
              <span>{part.isOptional ? 'not here, but optional' : 'not found'}</span>
            </li>
          ),
        )}
      </ul>
      <p className={styles.title} id={`${id}-connections`}>
        Connections
      </p>
      <ul className={styles.rows} aria-labelledby={`${id}-connections`}>
        {connections.map(({ edge, drawn }) => {
          const words = `${labels.get(edge.from)} ${edge.waits ? '→' : '⇢'} ${labels.get(edge.to)}`
          const key = `${edge.from} ${edge.to} ${edge.label}`
          return drawn ? (
            <PointingRow key={key} id={`connection ${key}`} elements={drawn.elements} pointing={pointing}>
              <span>
                {words}
                <small className={styles.job}>{edge.label}</small>
              </span>
              <span className={styles.here}>drawn</span>
            </PointingRow>
          ) : (
            <li key={key} className={styles.missing}>
              <span>
                {words}
                <small className={styles.job}>{edge.label}</small>
              </span>
              <span>not drawn</span>
            </li>
          )
        })}
      </ul>
      <p className={styles.note}>
        Found by names, kinds and connections. A drawing does not show how its parts are used, so patterns
        with the same parts are found in the same place.
      </p>
    </>
  )
}

function verdict({ isWhole, found, required }: FoundPattern): string {
  if (isWhole) return 'All of its parts could be here, connected as the pattern needs them.'
  if (found === 0) return 'None of its parts is here.'
  if (found === required) return 'All of its parts could be here, but not all connections are drawn.'
  return `${found} of its ${required} parts could be here.`
}

/** Complete patterns first, then by the share that was found. */
function byWhatIsHere(a: FoundPattern, b: FoundPattern): number {
  return (
    Number(b.isWhole) - Number(a.isWhole) ||
    b.found / b.required - a.found / a.required ||
    a.pattern.title.localeCompare(b.pattern.title)
  )
}
