'use client'

import type { ReactNode } from 'react'
import type { Pointing } from '@/components/board/findings/use-pointing'
import type { BoardComponent, BoardEdge, BoardGraph } from '@/lib/board/graph/board-graph'
import styles from './as-read.module.css'

/** The board as components with their kinds, groups and connections. */
export function AsRead({ graph, pointing }: { graph: BoardGraph; pointing: Pointing }) {
  const { components, edges, groups } = graph
  const labels = new Map([...components, ...groups].map(({ id, label }) => [id, label]))
  if (components.length === 0) return <p className={styles.none}>Nothing was read as a part.</p>
  return (
    <div>
      <h2 className={styles.title}>Parts</h2>
      <ul className={styles.rows}>
        {components.map((part) => (
          <Row key={part.id} id={part.id} elements={part.elements} pointing={pointing}>
            <span>{part.label}</span>
            <span className={styles.kind}>{kindWords(part)}</span>
          </Row>
        ))}
      </ul>
      {groups.length > 0 && (
        <>
          <h2 className={styles.title}>Groups</h2>
          <ul className={styles.rows}>
            {groups.map(({ id, label, members, elements }) => (
              <Row key={id} id={`group ${id}`} elements={elements} pointing={pointing}>
                <span>{label || 'Without a name'}</span>
                <span className={styles.kind}>
                  {members.map((member) => labels.get(member) ?? member).join(', ')}
                </span>
              </Row>
            ))}
          </ul>
        </>
      )}
      <h2 className={styles.title}>
        Connections <small>⇢ nobody waits for an answer</small>
      </h2>
      {edges.length === 0 && <p className={styles.none}>No arrow connects two parts.</p>}
      <ul className={styles.rows}>
        {edges.map((edge, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: connections have no id and never change places
            key={index}
            id={`edge ${index}`}
            elements={edge.elements}
            pointing={pointing}
          >
            <span>{edgeWords(edge, labels)}</span>
          </Row>
        ))}
      </ul>
    </div>
  )
}

type RowProps = {
  id: string
  elements: readonly string[]
  pointing: Pointing
  children: ReactNode
}

function Row({ id, elements, pointing, children }: RowProps) {
  const target = { key: id, elements }
  const chosen = pointing.chosen?.key === id
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-pressed={chosen}
        {...pointing.bind(target)}
        onClick={() => pointing.choose(chosen ? null : target)}
      >
        {children}
      </button>
    </li>
  )
}

/** A kind that nothing tells is marked as a guess. */
function kindWords({ kinds, source, count }: BoardComponent): string {
  const kind = `${kinds.join(' or ')}${source === 'guessed' ? '?' : ''}`
  return count > 1 ? `${kind}, ${count} ×` : kind
}

const ARROWS = { one: '→', both: '↔', none: '–' } as const

/** Where nobody waits, the arrow is broken as on the board. */
function edgeWords(
  { from, to, heads, label, waits }: BoardEdge,
  labels: ReadonlyMap<string, string>,
): string {
  const ends = `${labels.get(from) ?? from} ${heads === 'one' && !waits ? '⇢' : ARROWS[heads]} ${labels.get(to) ?? to}`
  return label ? `${ends}: ${label}` : ends
}
