'use client'

import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSend2 } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { CHAT_LIMIT } from '@/lib/rooms/domain/protocol/command-limits'
import { canChat } from '@/lib/rooms/domain/round/permissions'
import { nameOf, useRoom } from '../room-context'
import styles from './chat.module.css'
import { EntryLine } from './entry-line'
import { messagesFor, useNewer } from './use-newer'

/** Messages between the people in the room; foldable where it shares a panel. */
export function Chat({ foldable = false }: { foldable?: boolean }) {
  const { chat, members, me, roomId, act } = useRoom(({ room, me, roomId, act }) => ({
    chat: room.chat,
    members: room.members,
    me,
    roomId,
    act,
  }))
  const waiting = useRoom(({ waitingTexts }) => waitingTexts.filter(({ kind }) => kind === 'say'))
  const [folded, setFolded] = useState(false)
  const unread = useNewer(messagesFor({ chat }, me), !folded)
  const list = useRef<HTMLDivElement>(null)
  const count = chat.length + waiting.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what scrolls the list
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [count, folded])
  return (
    <section className={styles.chat} aria-label="Chat" data-landmark="chat">
      <h3 className={styles.head}>
        <span>
          Chat
          {unread > 0 && <span className={styles.unread}>{unread} new</span>}
        </span>
        {foldable && (
          <ActionIcon
            size={24}
            aria-label={folded ? 'Open chat' : 'Fold chat'}
            onClick={() => setFolded(!folded)}
          >
            {folded ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
          </ActionIcon>
        )}
      </h3>
      {!folded && (
        <>
          <div className={styles.messages} ref={list} role="log" aria-label="Messages">
            {count === 0 && <p className={styles.empty}>Nothing said yet. Messages stay with the session.</p>}
            {chat.map((message) => (
              <p key={message.seq}>
                <b>{message.userId === me.userId ? 'You' : nameOf({ members }, message.userId)}</b>
                <time>{formatFixedClock(message.elapsed / 1000)}</time>
                <span>{message.text}</span>
              </p>
            ))}
            {waiting.map(({ op, text }) => (
              <p key={`waiting-${op}`} className={styles.waiting}>
                <b>You</b>
                <small>waiting to be sent</small>
                <span>{text}</span>
              </p>
            ))}
          </div>
          {canChat(me) && (
            <EntryLine
              label="Message"
              placeholder="Write a message"
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
