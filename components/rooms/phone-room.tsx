'use client'

import { IconBook2, IconBulb, IconMessage, IconNote, IconPencil, IconWriting } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { Chat } from './chat'
import { EndedBand } from './ended-band'
import { HintCard, type HintFold } from './hint-card'
import { HintsPanel } from './hints-panel'
import { Marks } from './marks'
import { Notes } from './notes'
import styles from './phone-room.module.css'
import { PromptCard } from './prompt-card'
import { PromptPanel } from './prompt-panel'
import { useScene } from './room-context'
import { messagesFor, useNewer } from './use-newer'
import { Worksheet } from './worksheet'

type PhoneRoomProps = {
  roomId: string
  /** The guide, for interviewers, as data and as its panel. */
  guide: CaseGuide | null
  guidePanel: ReactNode
  middle: ReactNode
  inLobby: boolean
  hintFold: HintFold
}
type Tab = 'guide' | 'board' | 'worksheet' | 'marks' | 'hints' | 'chat'

const ICONS = {
  guide: IconBook2,
  board: IconPencil,
  worksheet: IconWriting,
  marks: IconNote,
  hints: IconBulb,
  chat: IconMessage,
}

/** One thing at a time, chosen by the thumb. The board stays mounted behind the others, so that nothing drawn waits. */
export function PhoneRoom({ roomId, guide, guidePanel, middle, inLobby, hintFold }: PhoneRoomProps) {
  const { room, me, following } = useScene()
  const interviewer = me.role === 'interviewer'
  const tabs: [Tab, string][] = interviewer
    ? [
        ['guide', 'Guide'],
        ['board', inLobby ? 'Lobby' : 'Board'],
        ['worksheet', 'Worksheet'],
        ['marks', 'Marks'],
        ['chat', 'Chat'],
      ]
    : [
        ['board', inLobby ? 'Lobby' : 'Board'],
        ['worksheet', 'Worksheet'],
        ['hints', 'Hints'],
        ...(room.mode === 'pair' ? ([['chat', 'Chat']] as [Tab, string][]) : []),
      ]
  const [chosen, setTab] = useState<Tab>('board')
  useEffect(() => {
    if (following !== null) setTab('board')
  }, [following])
  const tab: Tab = tabs.some(([name]) => name === chosen) ? chosen : 'board'
  const unread = useNewer(messagesFor(room, me), tab === 'chat')
  return (
    <div className={styles.phone}>
      <EndedBand roomId={roomId} />
      {!interviewer && tab !== 'hints' && <PromptCard />}
      {!interviewer && tab !== 'hints' && <HintCard fold={hintFold} />}
      <div className={styles.pane} data-shown={tab === 'board'}>
        {middle}
      </div>
      {tab !== 'board' && (
        <div className={styles.pane} data-shown="true">
          {tab === 'guide' && guidePanel}
          {tab === 'worksheet' && <Worksheet />}
          {tab === 'hints' && (
            <div className={styles.scroll}>
              <HintsPanel />
              <PromptPanel />
            </div>
          )}
          {tab === 'marks' && (
            <div className={styles.scroll}>
              <Marks chosen={null} guide={guide} />
              <Notes />
            </div>
          )}
          {tab === 'chat' && <Chat />}
        </div>
      )}
      <nav className={styles.tabs} aria-label="Parts of the room">
        {tabs.map(([name, label]) => {
          const Icon = ICONS[name]
          return (
            <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
              <Icon size={20} stroke={1.6} aria-hidden="true" />
              {label}
              {name === 'chat' && unread > 0 && <span className={styles.unread}>{unread} new</span>}
            </button>
          )
        })}
      </nav>
    </div>
  )
}
