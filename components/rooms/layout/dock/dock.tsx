'use client'

import { ActionIcon, Tabs, VisuallyHidden } from '@mantine/core'
import { IconLayoutSidebarRightCollapse } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Chat } from '@/components/rooms/chat/chat'
import { Notes } from '@/components/rooms/chat/notes'
import { givenIn } from '@/components/rooms/chat/use-newer'
import { HintCard, type HintFold } from '@/components/rooms/guide/hint-card'
import { HintsPanel } from '@/components/rooms/guide/hints-panel'
import { Marks } from '@/components/rooms/guide/marks'
import { PromptCard } from '@/components/rooms/guide/prompt-card'
import { PromptPanel } from '@/components/rooms/guide/prompt-panel'
import { LateRoomWhatIf } from '@/components/rooms/late-board-parts'
import { foldButton } from '@/components/rooms/layout/go-to'
import { UntilReady } from '@/components/rooms/layout/until-ready'
import { StepQuestions } from '@/components/rooms/questions/step-questions'
import { useRoom } from '@/components/rooms/room-context'
import { Worksheet } from '@/components/rooms/worksheet/worksheet'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { canTryNow } from '@/lib/rooms/domain/trial/trials'
import styles from './dock.module.css'
import { DockHandle } from './dock-handle'

type DockProps = {
  /** The guide, for interviewers. */
  guide: CaseGuide | null
  /** The board as a tree. */
  outline: ReactNode
  chosenMark: number | null
  hintFold: HintFold
  onFold: () => void
}

/**
 * The panel on the right. Notes come first for the interviewer, the worksheet for everybody else; the chat is
 * below.
 */
export function Dock({ guide, outline, chosenMark, hintFold, onFold }: DockProps) {
  const { role, talks, mayTry, revealed } = useRoom(({ me, room }) => ({
    role: me.role,
    talks: room.mode === 'pair' || room.interviewer !== undefined,
    mayTry: canTryNow(me, room),
    revealed: givenIn(room).length,
  }))
  const interviewer = role === 'interviewer'
  const [width, setWidth] = useState<number | null>(null)
  const first = interviewer ? 'notes' : 'worksheet'
  const [chosen, setTab] = useState<string | null>(first)
  // Once the round has ended, nothing can be tried on its board.
  const tab = chosen === 'what-if' && !mayTry ? first : chosen
  return (
    <aside
      ref={useHandOnFocus(() => foldButton('right'))}
      className={styles.dock}
      aria-label="Side panel"
      style={width ? { width } : undefined}
    >
      <VisuallyHidden component="h2">Side panel</VisuallyHidden>
      <DockHandle storageKey={`threepoint-dock-${role}`} width={width} onWidth={setWidth} />
      <Tabs value={tab} onChange={setTab} className={styles.tabs} keepMounted={false}>
        <Tabs.List className={styles.list} data-many={mayTry}>
          {interviewer && <Tabs.Tab value="notes">Notes</Tabs.Tab>}
          <Tabs.Tab value="worksheet">Worksheet</Tabs.Tab>
          <Tabs.Tab value="outline">Outline</Tabs.Tab>
          {mayTry && <Tabs.Tab value="what-if">What if</Tabs.Tab>}
          {!interviewer && (
            <Tabs.Tab value="hints">
              Hints{revealed > 0 && <span className={styles.badge}>{revealed}</span>}
            </Tabs.Tab>
          )}
          <Tabs.Tab value="prompt">Prompt</Tabs.Tab>
        </Tabs.List>
        <ActionIcon
          size={26}
          className={styles.fold}
          aria-label="Hide panel"
          data-folds="right"
          onClick={onFold}
        >
          <IconLayoutSidebarRightCollapse size={16} stroke={1.7} />
        </ActionIcon>
        {!interviewer && (
          <div className={styles.cards}>
            {tab !== 'prompt' && <PromptCard />}
            {tab !== 'hints' && <HintCard fold={hintFold} />}
          </div>
        )}
        {!interviewer && <StepQuestions />}
        <Panel value="notes">
          <UntilReady>
            <Marks chosen={chosenMark} guide={guide} />
            <Notes />
          </UntilReady>
        </Panel>
        <Panel value="worksheet">
          <Worksheet />
        </Panel>
        <Panel value="outline">{outline}</Panel>
        <Panel value="what-if">
          <LateRoomWhatIf guide={guide} />
        </Panel>
        <Panel value="hints">
          <HintsPanel />
        </Panel>
        <Panel value="prompt">
          <PromptPanel />
        </Panel>
      </Tabs>
      {talks && <Chat foldable />}
    </aside>
  )
}

function Panel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Tabs.Panel value={value} data-landmark="tab" className={styles.panel}>
      {children}
    </Tabs.Panel>
  )
}
