'use client'

import styles from './comments.module.css'
import type { Comments, UnsentComment } from './use-comments'

type UnsentItemProps = { unsent: UnsentComment; comments: Comments }

/** A comment that is being sent, or that could not be sent: the tab keeps it, and it can be sent again. */
export function UnsentItem({ unsent: { comment, problem }, comments }: UnsentItemProps) {
  return (
    <div className={styles.entry} data-unsent="">
      <p className={styles.who}>
        <b>You</b>
        <small role="status">{problem === null ? 'Sending' : 'Not sent, kept in this tab'}</small>
      </p>
      <p className={styles.text}>{comment.text}</p>
      {problem !== null && (
        <>
          <p className={styles.failed} role="alert">
            {problem}
          </p>
          <p className={styles.ways}>
            <button type="button" onClick={() => comments.send(comment)}>
              Try again
            </button>
            <button type="button" onClick={() => comments.discard(comment.key)}>
              Discard
            </button>
          </p>
        </>
      )}
    </div>
  )
}
