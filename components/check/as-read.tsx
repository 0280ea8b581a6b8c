'use client'

import { PointingRow } from '@/components/board/findings/pointing-row'
import type { Pointing } from '@/components/board/findings/use-pointing'
import type { BoardComponent, BoardEdge, BoardGraph } from '@/lib/board/graph/board-graph'
import styles from './as-read.module.css'

/** The board as components with their kinds, groups and connections. */
export function AsRead({ graph, pointing }: { graph: BoardGraph; pointing: Pointing }) {
  const { components, edges, groups } = graph
  const labels = new Map([...components, ...groups].map(({ id, label }) => [id, label]))
  if (components.length === 0) return <p className={styles.none}>No parts were found.</p>
  return (
    <div>
      <h2 className={styles.title}>Parts</h2>
      <ul className={styles.rows}>
        {components.map((part) => (
          <PointingRow key={part.id} id={part.id} elements={part.elements} pointing={pointing}>
            <span>{part.label}</span>
            <span className={styles.kind}>{kindWords(part)}</span>
          </PointingRow>
        ))}
      </ul>
      {groups.length > 0 && (
        <>
          <h2 className={styles.title}>Groups</h2>
          <ul className={styles.rows}>
            {groups.map(({ id, label, members, elements }) => (
              <PointingRow key={id} id={`group ${id}`} elements={elements} pointing={pointing}>
                <span>{label || 'Unnamed'}</span>
                <span className={styles.kind}>
                  {members.map((member) => labels.get(member) ?? member).join(', ')}
                </span>
              </PointingRow>
            ))}
          </ul>
        </>
      )}
      <h2 className={styles.title}>
        Connections <small>⇢ the caller does not wait</small>
      </h2>
      {edges.length === 0 && <p className={styles.none}>No arrow connects two parts.</p>}
      <ul className={styles.rows}>
        {edges.map((edge, index) => (
          <PointingRow
            // biome-ignore lint/suspicious/noArrayIndexKey: connections have no id and never change places
            key={index}
            id={`edge ${index}`}
            elements={edge.elements}
            pointing={pointing}
          >
            <span>{edgeWords(edge, labels)}</span>
          </PointingRow>
        ))}
      </ul>
    </div>
  )
}

/** A kind that the drawing does not state is marked as a guess. */
function kindWords({ kinds, source, count }: BoardComponent): string {
  const kind = `${kinds.join(' or ')}${source === 'guessed' ? '?' : ''}`
  return count > 1 ? `${kind}, ${count} ×` : kind
}

const ARROWS = { one: '→', both: '↔', none: '–' } as const

/** If nobody waits for a response, the arrow is dashed as on the board. */
function edgeWords(
  { from, to, heads, label, waits }: BoardEdge,
  labels: ReadonlyMap<string, string>,
): string {
  const ends = `${labels.get(from) ?? from} ${heads === 'one' && !waits ? '⇢' : ARROWS[heads]} ${labels.get(to) ?? to}`
  return label ? `${ends}: ${label}` : ends
}
