'use client'

import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ReportButton } from '@/components/safety/report-button'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { formatDayTime } from '@/components/ui/format/format-time'
import { DELETED_NAME } from '@/lib/auth/domain/deleted-account'
import { deleteCommentAction, rewriteCommentAction } from '@/lib/review/comment-actions'
import { COMMENT_LIMIT, type CommentView } from '@/lib/review/domain/comments/comment'
import styles from './comments.module.css'
import type { Removed } from './comments-panel-props'
import { RemoveComment } from './remove-comment'
import { sendOnKeys } from './send-on-keys'
import type { Commenting } from './use-commenting'

type CommentEntryProps = {
  comment: CommentView
  isReply: boolean
  isNew: boolean
  commenting: Commenting
  timeZone: string
  onRemoved: (removed: Removed) => void
}

/** One comment, which its author can edit and delete here. */
export function CommentEntry({
  comment,
  isReply,
  isNew,
  commenting,
  timeZone,
  onRemoved,
}: CommentEntryProps) {
  const { seq, name, mine, byLink, text, at, edited, removed, mayRemove } = comment
  const { place, comments } = commenting
  const { pending, problem, run } = useAction()
  /** The edited text; null while it is not being edited. */
  const [next, setNext] = useState<string | null>(null)
  const save = async () => {
    if (next === null || next.trim() === '') return
    if (!(await run(() => rewriteCommentAction({ place, seq, text: next })))) return
    await comments.reload()
    setNext(null)
  }
  const remove = async () => {
    if (text === null || !(await run(() => deleteCommentAction({ place, seq })))) return
    await comments.reload()
    onRemoved({ seq, text })
  }
  return (
    <div className={`${styles.entry} ${isReply ? styles.reply : ''}`}>
      <p className={styles.who}>
        <b>{mine ? 'You' : name}</b>
        {byLink && name !== 'Reviewer' && <small>reviewer</small>}
        <time dateTime={new Date(at).toISOString()}>{formatDayTime(new Date(at), timeZone, new Date())}</time>
        {edited && text !== null && <small>edited</small>}
        {isNew && <small className={styles.new}>New</small>}
      </p>
      {next !== null ? (
        <form
          className={styles.answer}
          aria-label="Change the comment"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <Textarea
            aria-label="Comment"
            autoFocus
            value={next}
            maxLength={COMMENT_LIMIT}
            autosize
            minRows={1}
            maxRows={8}
            onChange={({ currentTarget }) => setNext(currentTarget.value)}
            onKeyDown={sendOnKeys(() => void save())}
          />
          <p className={styles.ways}>
            <Button type="submit" size="compact-xs" loading={pending} disabled={next.trim() === ''}>
              Save
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => setNext(null)}>
              Cancel
            </Button>
          </p>
        </form>
      ) : (
        <p className={text === null ? styles.deleted : styles.text}>
          {text ?? (removed ? 'Removed by somebody who was in this round' : 'Deleted')}
        </p>
      )}
      {(byLink || 'token' in place) && !mine && text !== null && name !== DELETED_NAME && (
        <div className={styles.foot}>
          <ReportButton
            size="compact-xs"
            people={[{ name, target: { from: 'comment', place, seq } }]}
            record="the comment"
            canBlock={'roomId' in place}
          />
          {mayRemove && <RemoveComment seq={seq} name={name} commenting={commenting} />}
        </div>
      )}
      {mine && text !== null && next === null && (
        <p className={styles.ways}>
          <button type="button" disabled={pending} onClick={() => setNext(text)}>
            Edit
          </button>
          <button type="button" disabled={pending} onClick={() => void remove()}>
            Delete
          </button>
        </p>
      )}
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}
