'use client'

import { useId } from 'react'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'
import { sizeWords } from '@/lib/board/graph/outline/outline-words'
import { BoardTools } from './board-tools'
import styles from './outline-panel.module.css'
import { OutlineTools } from './outline-tools'
import { OutlineTree } from './outline-tree'
import { QuickLine } from './quick-line'
import { useOutlinePanel } from './use-outline-panel'

/**
 * The board as a tree of parts and connections, for people who draw with the keyboard or cannot see the drawing. Both
 * are the same board: changes in one appear in the other.
 */
export function OutlinePanel({ channel }: { channel: OutlineChannel }) {
  const panel = useOutlinePanel(channel)
  const { outline, rows, said, desk } = panel
  const title = useId()
  return (
    <section className={styles.panel} aria-labelledby={title} data-own-keys>
      <header className={styles.head}>
        <h3 id={title}>{rows.length > 0 ? sizeWords(outline) : 'No parts yet'}</h3>
        {desk.canEdit && <BoardTools panel={panel} />}
      </header>
      {outline.unread > 0 && <p className={styles.note}>{unreadWords(outline.unread)}</p>}
      {rows.length > 0 ? (
        <OutlineTree panel={panel} />
      ) : (
        <p className={styles.empty}>
          {desk.canEdit
            ? 'Every part that is drawn on the board is listed here. Draw one, or type it below.'
            : 'Every part that is drawn on the board will be listed here.'}
        </p>
      )}
      <div className={styles.foot}>
        <p className={styles.said} role="status">
          {said}
        </p>
        {desk.canEdit && <OutlineTools panel={panel} />}
        {desk.canEdit && <QuickLine panel={panel} />}
      </div>
    </section>
  )
}

function unreadWords(count: number): string {
  return count === 1
    ? 'One thing on the board could not be read: an arrow with a loose end, or a box without a name.'
    : `${count} things on the board could not be read: arrows with loose ends, or boxes without a name.`
}
