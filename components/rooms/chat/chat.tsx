'use client'

import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSend2 } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { formatFixedClock } from '@/components/ui/format/format-time'
import type { SeenWork } from '@/lib/rooms/domain/interviewer/interviewer-moves'
import { CHAT_LIMIT } from '@/lib/rooms/domain/protocol/command-limits'
import { canChat } from '@/lib/rooms/domain/round/permissions'
import { GradingLine, InterviewerLine } from '../layout/late-parts'
import { nameOf, useRoom } from '../room-context'
import styles from './chat.module.css'
import { EntryLine } from './entry-line'
import { messagesFor, useNewer } from './use-newer'

/** Somebody scrolled up by less than this, in pixels, counts as reading the newest message. */
const NEAR_THE_END = 24

/** How much of the work the interviewer saw; empty if there was none. */
function seenWords({ parts, connections, words }: SeenWork): string {
  const counts = [
    [parts, 'part'],
    [connections, 'connection'],
    [words, 'word'],
  ] as const
  const seen = counts.flatMap(([count, what]) =>
    count > 0 ? [`${count} ${what}${count === 1 ? '' : 's'}`] : [],
  )
  return seen.length > 0 ? `saw ${seen.join(', ')}` : ''
}

/** Messages between the people in the room; can be folded where it shares a panel. */
export function Chat({ foldable = false }: { foldable?: boolean }) {
  const { chat, members, interviewed, graded, listens, me, roomId, act } = useRoom(
    ({ room, me, roomId, act }) => ({
      chat: room.chat,
      members: room.members,
      interviewed: room.interviewer !== undefined,
      graded: room.aiGrading !== undefined,
      listens: room.interviewer?.status === 'here' && room.clock.status === 'running',
      me,
      roomId,
      act,
    }),
  )
  const waiting = useRoom(({ waitingTexts }) => waitingTexts.filter(({ kind }) => kind === 'say'))
  const speaking = useRoom((scene) => scene.speaking)
  const [folded, setFolded] = useState(false)
  const unread = useNewer(messagesFor({ chat }, me), !folded)
  const list = useRef<HTMLDivElement>(null)
  const count = chat.length + waiting.length
  const growing = speaking?.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message triggers the scroll
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [count, growing, folded])
  // Keeps the end of the list in view when the list gets shorter.
  useEffect(() => {
    const messages = list.current
    if (folded || !messages) return
    let height = messages.clientHeight
    const observer = new ResizeObserver(() => {
      const below = messages.scrollHeight - messages.scrollTop - height
      if (below < NEAR_THE_END) messages.scrollTo({ top: messages.scrollHeight })
      height = messages.clientHeight
    })
    observer.observe(messages)
    return () => observer.disconnect()
  }, [folded])
  return (
    <section
      className={styles.chat}
      aria-label="Chat"
      data-landmark="chat"
      data-interviewed={interviewed || undefined}
    >
      <h3 className={styles.head}>
        <span>
          Chat
          {unread > 0 && <span className={styles.unread}>{unread} new</span>}
        </span>
        {foldable && (
          <ActionIcon
            size={24}
            aria-label={folded ? 'Open chat' : 'Collapse chat'}
            onClick={() => setFolded(!folded)}
          >
            {folded ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
          </ActionIcon>
        )}
      </h3>
      {!folded && (
        <>
          {interviewed && <InterviewerLine />}
          {graded && <GradingLine />}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it */}
          <div className={styles.messages} ref={list} role="log" aria-label="Messages" tabIndex={0}>
            {count === 0 && (
              <p className={styles.empty}>
                {interviewed
                  ? 'Ask for facts, and say what you think. The interviewer answers here.'
                  : 'No messages yet. They stay with the session.'}
              </p>
            )}
            {chat.map(({ seq, userId, elapsed, text, interviewer }) => (
              <p key={seq} className={interviewer && styles.said}>
                <b>
                  {interviewer
                    ? 'AI interviewer'
                    : userId === me.userId
                      ? 'You'
                      : nameOf({ members }, userId)}
                </b>
                <time>{formatFixedClock(elapsed / 1000)}</time>
                {interviewer && <small>{seenWords(interviewer.saw)}</small>}
                <span>{text}</span>
              </p>
            ))}
            {waiting.map(({ op, text }) => (
              <p key={`waiting-${op}`} className={styles.waiting}>
                <b>You</b>
                <small>waiting to be sent</small>
                <span>{text}</span>
              </p>
            ))}
            {speaking !== null && (
              // Read aloud once it is complete.
              <p className={styles.said} aria-hidden="true">
                <b>AI interviewer</b>
                <span>{speaking}…</span>
              </p>
            )}
          </div>
          {canChat(me) && (
            <EntryLine
              label="Message"
              placeholder={listens ? 'Write to the interviewer' : 'Write a message'}
              limit={CHAT_LIMIT}
              keptAs={`${me.userId}:${roomId}:chat`}
              onSend={(text) => act({ kind: 'say', text })}
              end={(hasText) => (
                <ActionIcon type="submit" size={26} aria-label="Send message" disabled={!hasText}>
                  <IconSend2 size={16} stroke={1.6} />
                </ActionIcon>
              )}
            />
          )}
        </>
      )}
    </section>
  )
}
