import type { SessionRecord } from '@/lib/review/domain/session-record'
import styles from './panels.module.css'
import { TimeChip } from './time-chip'

type ChatPanelProps = {
  messages: SessionRecord['chat']
  moment: number | null
  onShow: (elapsed: number) => void
}

/** What was written in the chat. */
export function ChatPanel({ messages, moment, onShow }: ChatPanelProps) {
  if (messages.length === 0) return <p className={styles.nothing}>Nobody wrote in the chat.</p>
  return (
    <ul className={styles.panel}>
      {messages.map(({ seq, elapsed, name, mine, text }) => (
        <li key={seq} className={styles.message}>
          <p className={styles.who}>
            <TimeChip elapsed={elapsed} moment={moment} onShow={onShow} />
            <b>{mine ? 'You' : name}</b>
          </p>
          <p className={styles.text}>{text}</p>
        </li>
      ))}
    </ul>
  )
}
