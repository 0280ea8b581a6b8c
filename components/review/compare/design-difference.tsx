'use client'

import { useEffect, useState } from 'react'
import type { LooseElement } from '@/lib/board/domain/element/element'
import type { BoardDifference } from '@/lib/review/domain/compare/board-difference'
import styles from './tables.module.css'

type DesignDifferenceProps = {
  left: readonly LooseElement[]
  right: readonly LooseElement[]
  names: readonly [string, string]
}

/** The parts and connections that only one of the boards has, with both read as designs. */
export function DesignDifference({ left, right, names }: DesignDifferenceProps) {
  const found = useDifference(left, right)
  return (
    <section className={styles.part} aria-labelledby="designs" aria-busy={found === null}>
      <h2 id="designs">Designs</h2>
      {found === null && <p className={styles.none}>Reading both boards…</p>}
      {found === 'failed' && (
        <p className={styles.none}>The boards could not be read. Reload the page to try again.</p>
      )}
      {found !== null && found !== 'failed' && <Difference found={found} names={names} />}
    </section>
  )
}

function Difference({ found, names }: { found: BoardDifference; names: readonly [string, string] }) {
  const { both, onlyFirst, onlySecond, callsOnlyFirst, callsOnlySecond } = found
  return (
    <dl className={styles.lists}>
      <Part title={`On both boards (${both.length})`}>
        {both.map(({ first, second }) => (first === second ? first : `${first}, called ${second} there`))}
      </Part>
      <Part title={`Only in ${names[0]}`}>{[...onlyFirst, ...callsOnlyFirst]}</Part>
      <Part title={`Only in ${names[1]}`}>{[...onlySecond, ...callsOnlySecond]}</Part>
    </dl>
  )
}

function Part({ title, children }: { title: string; children: readonly string[] }) {
  return (
    <div>
      <dt>{title}</dt>
      {children.length === 0 ? (
        <dd className={styles.none}>nothing</dd>
      ) : (
        children.map((text, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two parts may have the same name, and the lists never change
          <dd key={place}>{text}</dd>
        ))
      )}
    </div>
  )
}

/** Null until both have been read. */
function useDifference(
  left: readonly LooseElement[],
  right: readonly LooseElement[],
): BoardDifference | 'failed' | null {
  const [found, setFound] = useState<BoardDifference | 'failed' | null>(null)
  useEffect(() => {
    let isGone = false
    const read = async () => {
      const [{ readBoard }, { boardDifference }] = await Promise.all([
        import('@/lib/board/graph/read-board'),
        import('@/lib/review/domain/compare/board-difference'),
      ])
      return boardDifference(readBoard(left), readBoard(right))
    }
    read().then(
      (difference) => !isGone && setFound(difference),
      () => !isGone && setFound('failed'),
    )
    return () => {
      isGone = true
    }
  }, [left, right])
  return found
}
