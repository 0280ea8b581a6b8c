'use client'

import type { ReactNode } from 'react'
import styles from './pointing-row.module.css'
import type { Pointing } from './use-pointing'

type PointingRowProps = {
  id: string
  elements: readonly string[]
  pointing: Pointing
  /** One cell, or two side by side. */
  children: ReactNode
}

/**
 * A list entry that refers to elements on the board: pointing at it highlights them, selecting it moves the board
 * there.
 */
export function PointingRow({ id, elements, pointing, children }: PointingRowProps) {
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
