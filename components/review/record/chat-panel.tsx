'use client'

import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ChatPage } from '@/lib/review/domain/chat-page'
import { type Replay, useIsAtEnd, useReplayState } from '../player/use-replay'
import styles from './panels.module.css'
import { TimeChip } from './time-chip'
import { useChatPages } from './use-chat-pages'
import { useFollow } from './use-follow'

type ChatPanelProps = {
  /** Where to fetch the rest; null if the whole chat is already there. */
  chatAt: string | null
  /** The beginning of the chat. */
  first: ChatPage
  replay: Replay
  moment: number | null
  onShow: (elapsed: number) => void
}

/** The chat from its beginning; a long one is loaded in pages. */
export function ChatPanel({ chatAt, first, replay, moment, onShow }: ChatPanelProps) {
  const isAtEnd = useIsAtEnd(replay.player)
  const saidThen = useReplayState(replay.client, (state) => state.moment?.said ?? null)
  /** The number of messages written by the moment shown; null at the end. */
  const said = isAtEnd ? null : saidThen
  const { lines, hasMore, busy, problem, more } = useChatPages(chatAt, first)
  const list = useRef<HTMLUListElement>(null)
  const isMissing = said !== null && said > lines.length && hasMore && !problem
  const moreOnce = useRef(more)
  moreOnce.current = more
  useEffect(() => {
    if (isMissing && !busy) void moreOnce.current()
  }, [isMissing, busy])
  useFollow(list, said === null ? null : said - 1)
  if (lines.length === 0) return <p className={styles.nothing}>Nobody wrote in the chat.</p>

  /** Moves the focus to the first message that was added, so that keyboard users can read on. */
  const showMore = async () => {
    const at = lines.length
    await more()
    list.current?.querySelectorAll('li')[at]?.focus({ preventScroll: true })
  }
  return (
    <>
      <ul className={styles.panel} ref={list}>
        {lines.map(({ seq, elapsed, name, mine, text }, index) => (
          <li
            key={seq}
            className={`${styles.message} ${index >= (said ?? lines.length) ? styles.later : ''}`}
            tabIndex={-1}
          >
            {index === said && <p className={styles.divide}>Written later</p>}
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
