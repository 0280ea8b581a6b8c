'use client'

import { Button } from '@mantine/core'
import { useRef } from 'react'
import type { ChatPage } from '@/lib/review/domain/chat-page'
import styles from './panels.module.css'
import { TimeChip } from './time-chip'
import { useChatPages } from './use-chat-pages'

type ChatPanelProps = {
  roomId: string
  /** The beginning of the chat. */
  first: ChatPage
  moment: number | null
  onShow: (elapsed: number) => void
}

/** What was written in the chat, from its beginning; a long one comes in parts. */
export function ChatPanel({ roomId, first, moment, onShow }: ChatPanelProps) {
  const { lines, hasMore, busy, problem, more } = useChatPages(roomId, first)
  const list = useRef<HTMLUListElement>(null)
  if (lines.length === 0) return <p className={styles.nothing}>Nobody wrote in the chat.</p>

  /** Goes on reading at the first message that came, also without a mouse. */
  const showMore = async () => {
    const at = lines.length
    await more()
    list.current?.querySelectorAll('li')[at]?.focus({ preventScroll: true })
  }
  return (
    <>
      <ul className={styles.panel} ref={list}>
        {lines.map(({ seq, elapsed, name, mine, text }) => (
          <li key={seq} className={styles.message} tabIndex={-1}>
            <p className={styles.who}>
              <TimeChip elapsed={elapsed} moment={moment} onShow={onShow} />
              <b>{mine ? 'You' : name}</b>
            </p>
            <p className={styles.text}>{text}</p>
          </li>
        ))}
      </ul>
      {problem && (
        <p className={styles.nothing} role="alert">
          {problem}
        </p>
      )}
      {hasMore && (
        <div className={styles.more}>
          <Button variant="default" size="compact-sm" loading={busy} onClick={showMore}>
            Show more messages
          </Button>
        </div>
      )}
    </>
  )
}
