'use client'

import { Button, Textarea } from '@mantine/core'
import { IconClock, IconListDetails, IconScale, IconVectorTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import chip from '@/components/grading/pointer-chip.module.css'
import { useKeptText } from '@/components/rooms/chat/use-kept-text'
import { useAction } from '@/components/ui/action/use-action'
import { CopyButton } from '@/components/ui/copy-button'
import { FormError } from '@/components/ui/error-note'
import { resolveThreadAction } from '@/lib/review/comment-actions'
import { COMMENT_LIMIT, type CommentThread } from '@/lib/review/domain/comments/comment'
import { newId } from '@/lib/shared/ids'
import { CommentEntry } from './comment-entry'
import styles from './comments.module.css'
import type { CommentsPanelProps, Removed } from './comments-panel-props'
import { sendOnKeys } from './send-on-keys'
import { targetWords } from './target-words'
import { UnsentItem } from './unsent-item'

const ICONS = {
  moment: IconClock,
  element: IconVectorTriangle,
  field: IconListDetails,
  grade: IconScale,
} as const

type ThreadItemProps = CommentsPanelProps & {
  thread: CommentThread
  onRemoved: (removed: Removed) => void
}

/** One thread: its subject, its comments, and a reply. */
export function ThreadItem(props: ThreadItemProps) {
  const { thread, commenting, names, timeZone, isShown, onShow, pathOf, onRemoved } = props
  const { about, first, replies, resolved, open, mayResolve } = thread
  const { comments, place } = commenting
  const { pending, problem, run } = useAction()
  const words = targetWords(about, names)
  const Icon = ICONS[about.kind]
  const resolve = async () => {
    if (await run(() => resolveThreadAction({ place, seq: first.seq, resolved: !resolved })))
      await comments.reload()
  }
  const unsent = comments.unsent.filter(
    ({ comment }) => 'thread' in comment.to && comment.to.thread === first.seq,
  )
  return (
    <li className={styles.thread} data-thread={first.seq} tabIndex={-1} aria-label={`Thread on ${words}`}>
      <div className={styles.head}>
        <button
          type="button"
          className={`${chip.chip} ${about.kind === 'moment' ? chip.time : ''}`}
          aria-pressed={isShown(about)}
          aria-label={`Show: ${words}`}
          onClick={() => onShow(about)}
        >
          <Icon size={11} stroke={2} aria-hidden="true" />
          <span>{words}</span>
        </button>
        {mayResolve && (
          <Button size="compact-xs" variant="subtle" loading={pending} onClick={() => void resolve()}>
            {resolved ? 'Reopen' : 'Resolve'}
          </Button>
        )}
      </div>
      {problem && <FormError>{problem}</FormError>}
      {[first, ...replies].map((comment) => (
        <CommentEntry
          key={comment.seq}
          comment={comment}
          isReply={comment !== first}
          isNew={comments.fresh.has(comment.seq)}
          commenting={commenting}
          timeZone={timeZone}
          onRemoved={onRemoved}
        />
      ))}
      {unsent.map((one) => (
        <div key={one.comment.key} className={styles.reply}>
          <UnsentItem unsent={one} comments={comments} />
        </div>
      ))}
      <div className={styles.foot}>
        {open && (
          <Reply
            keptAs={`${commenting.keptAs}.reply.${first.seq}`}
            to={words}
            onSend={(text) => comments.send({ text, key: newId(), to: { thread: first.seq } })}
          />
        )}
        {pathOf && (
          <CopyButton
            size="compact-xs"
            variant="subtle"
            label="Copy link"
            value={() => new URL(pathOf(first.seq), window.location.href).href}
          />
        )}
      </div>
    </li>
  )
}

type ReplyProps = { keptAs: string; to: string; onSend: (text: string) => void }

/** A button that turns into a field. The tab keeps what is typed. */
function Reply({ keptAs, to, onSend }: ReplyProps) {
  const [text, setText] = useKeptText(keptAs)
  const [isOpen, setOpen] = useState(false)
  if (!isOpen && text === '')
    return (
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        Reply
      </Button>
    )
  const close = () => {
    setText('')
    setOpen(false)
  }
  const send = () => {
    if (text.trim() === '') return
    onSend(text.trim())
    close()
  }
  return (
    <form
      className={styles.answer}
      aria-label={`Reply on ${to}`}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Textarea
        aria-label="Reply"
        autoFocus={isOpen}
        value={text}
        maxLength={COMMENT_LIMIT}
        autosize
        minRows={1}
        maxRows={8}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={sendOnKeys(send)}
      />
      <p className={styles.ways}>
        <Button type="submit" size="compact-xs" disabled={text.trim() === ''} title="Reply (Ctrl+Enter)">
          Reply
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={close}>
          Cancel
        </Button>
      </p>
    </form>
  )
}
