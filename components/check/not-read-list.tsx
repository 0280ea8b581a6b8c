'use client'

import { VisuallyHidden } from '@mantine/core'
import type { Pointing } from '@/components/board/findings/use-pointing'
import type { NotRead } from '@/lib/board/graph/drawing/not-read'
import styles from './not-read-list.module.css'

const WORDS: Readonly<Record<NotRead['what'], readonly [one: string, several: string]>> = {
  line: ['line that connects no parts', 'lines that connect no parts'],
  words: ['text outside any part', 'texts outside any part'],
  shape: ['shape that is not a part', 'shapes that are not parts'],
  picture: ['picture', 'pictures'],
}

type NotReadListProps = {
  parts: readonly NotRead[]
  /** Elements that are broken or of an unknown type, and so not shown either. */
  leftOut: number
  pointing: Pointing
}

/** What the rules did not examine. */
export function NotReadList({ parts, leftOut, pointing }: NotReadListProps) {
  if (parts.length === 0 && leftOut === 0) return null
  return (
    <section className={styles.section} aria-labelledby="not-read">
      <div className={styles.head}>
        <h2 id="not-read">Not read</h2>
        <span>so not checked</span>
      </div>
      <ul className={styles.list}>
        {parts.map(({ what, elements }) => {
          const target = { key: `not read ${what}`, elements }
          const chosen = pointing.chosen?.key === target.key
          const words = WORDS[what][elements.length === 1 ? 0 : 1]
          return (
            <li key={what}>
              <span className={styles.number}>{elements.length}</span>
              <span>{words}</span>
              <button
                type="button"
                aria-pressed={chosen}
                {...pointing.bind(target)}
                onClick={() => pointing.choose(chosen ? null : target)}
              >
                show<VisuallyHidden> {words}</VisuallyHidden>
              </button>
            </li>
          )
        })}
        {leftOut > 0 && (
          <li>
            <span className={styles.number}>{leftOut}</span>
            <span>{leftOut === 1 ? 'broken element, not shown' : 'broken elements, not shown'}</span>
          </li>
        )}
      </ul>
    </section>
  )
}
