'use client'

import { VisuallyHidden } from '@mantine/core'
import {
  IconBook2,
  IconBulb,
  IconFlask,
  IconListTree,
  IconMessage,
  IconNote,
  IconPencil,
  IconWriting,
} from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { SkeletonLines } from '@/components/ui/skeleton'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { canTryNow } from '@/lib/rooms/domain/trial/trials'
import { Chat } from '../chat/chat'
import { Notes } from '../chat/notes'
import { QuickNote } from '../chat/quick-note'
import { messagesFor, useNewer } from '../chat/use-newer'
import { HintCard, type HintFold } from '../guide/hint-card'
import { HintsPanel } from '../guide/hints-panel'
import { Marks } from '../guide/marks'
import { PromptCard } from '../guide/prompt-card'
import { PromptPanel } from '../guide/prompt-panel'
import { LateRoomWhatIf } from '../late-board-parts'
import { StepQuestions } from '../questions/step-questions'
import { useRoom } from '../room-context'
import { EndedBand } from '../stage/ended-band'
import { ThumbBar } from '../stage/thumb-bar'
import { Worksheet } from '../worksheet/worksheet'
import { goTo } from './go-to'
import styles from './phone-room.module.css'
import { UntilReady } from './until-ready'

type PhoneRoomProps = {
  /** The guide, for interviewers, as data and as a panel. */
  guide: CaseGuide | null
  guidePanel: ReactNode
  middle: ReactNode
  /** The board as a tree. */
  outline: ReactNode
  inLobby: boolean
  /** The member whose view of the board this person has chosen to follow. */
  following: number | null
  hintFold: HintFold
}
type Tab = 'guide' | 'board' | 'outline' | 'what-if' | 'worksheet' | 'marks' | 'hints' | 'chat'

const ICONS = {
  guide: IconBook2,
  board: IconPencil,
  outline: IconListTree,
  'what-if': IconFlask,
  worksheet: IconWriting,
  marks: IconNote,
  hints: IconBulb,
  chat: IconMessage,
}

/**
 * Shows one part at a time, chosen with the thumb. The board stays mounted behind the others, so that no
 * drawing has to wait.
 */
export function PhoneRoom({
  guide,
  guidePanel,
  middle,
  outline,
  inLobby,
  following,
  hintFold,
}: PhoneRoomProps) {
  const { role, talks, mayTry } = useRoom(({ room, me }) => ({
    role: me.role,
    talks: room.mode === 'pair' || room.interviewer !== undefined,
    mayTry: canTryNow(me, room),
  }))
  const interviewer = role === 'interviewer'
  const boardTabs: [Tab, string][] = [
    ...(inLobby ? [] : ([['outline', 'Outline']] as [Tab, string][])),
    ...(mayTry ? ([['what-if', 'What if']] as [Tab, string][]) : []),
  ]
  const tabs: [Tab, string][] = interviewer
    ? [
        ['guide', 'Guide'],
        ['board', inLobby ? 'Lobby' : 'Board'],
        ...boardTabs,
        ['worksheet', 'Worksheet'],
        ['marks', 'Marks'],
        ['chat', 'Chat'],
      ]
    : [
        ['board', inLobby ? 'Lobby' : 'Board'],
        ...boardTabs,
        ['worksheet', 'Worksheet'],
        ['hints', 'Hints'],
        ...(talks ? ([['chat', 'Chat']] as [Tab, string][]) : []),
      ]
  // An interviewer needs the words first; everybody else the board, which is also where the lobby is.
  const [chosen, setChosen] = useState<{ tab: Tab; inLobby: boolean } | null>(null)
  const setTab = useCallback((tab: Tab) => setChosen({ tab, inLobby }), [inLobby])
  const [noting, setNoting] = useState(false)
  useEffect(() => {
    if (following !== null) setTab('board')
  }, [following, setTab])
  const first: Tab = interviewer && !inLobby ? 'guide' : 'board'
  const wanted = chosen?.inLobby === inLobby ? chosen.tab : first
  const tab = tabs.some(([name]) => name === wanted) ? wanted : 'board'
  const labelOf = (part: Tab) => tabs.find(([name]) => name === part)?.[1]
  const unread = useNewer(
    useRoom(({ room, me }) => messagesFor(room, me)),
    tab === 'chat',
  )
  return (
    <div className={styles.phone}>
      <div className={styles.parts}>
        <EndedBand />
        {!interviewer && (
          <div className={styles.cards}>
            {tab !== 'hints' && <PromptCard />}
            {tab !== 'hints' && <HintCard fold={hintFold} />}
            <StepQuestions />
          </div>
        )}
        <div className={styles.pane} data-shown={tab === 'board'}>
          {middle}
        </div>
        {tab !== 'board' && (
          <main
            className={styles.pane}
            data-shown="true"
            data-landmark={tab === 'guide' || tab === 'chat' ? undefined : 'tab'}
            aria-label={labelOf(tab)}
          >
            {tab !== 'guide' && <VisuallyHidden component="h2">{labelOf(tab)}</VisuallyHidden>}
            {tab === 'guide' && (guidePanel ?? <GuideOnItsWay />)}
            {tab === 'worksheet' && <Worksheet />}
            {tab === 'outline' && outline}
            {tab === 'what-if' && (
              <div className={styles.scroll}>
                <LateRoomWhatIf guide={guide} />
              </div>
            )}
            {tab === 'hints' && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: without a control in it, keys could not scroll it
              <section className={styles.scroll} tabIndex={0} aria-label="Hints and prompt">
                <HintsPanel />
                <PromptPanel />
              </section>
            )}
            {tab === 'marks' && (
              <div className={styles.scroll}>
                <UntilReady>
                  <Marks chosen={null} guide={guide} />
                  <Notes />
                </UntilReady>
              </div>
            )}
            {tab === 'chat' && <Chat />}
          </main>
        )}
        {noting && tab !== 'marks' && <QuickNote onDone={() => setNoting(false)} />}
      </div>
      <UntilReady>
        <ThumbBar
          onNote={() => {
            if (tab === 'marks') goTo('note')
            else setNoting((open) => !open)
          }}
        />
      </UntilReady>
      <nav className={styles.tabs} aria-label="Parts of the room">
        {tabs.map(([name, label]) => {
          const Icon = ICONS[name]
          return (
            <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
              <Icon size={20} stroke={1.6} aria-hidden="true" />
              {label}
              {name === 'chat' && unread > 0 && (
                <span className={styles.unread}>
                  {unread}
                  <VisuallyHidden component="span"> new</VisuallyHidden>
                </span>
              )}
            </button>
          )
        })}
      </nav>
    </div>
  )
}

function GuideOnItsWay() {
  return (
    <div className={styles.onItsWay}>
      <SkeletonLines count={6} />
    </div>
  )
}
