'use client'

import { IconLayoutSidebarLeftExpand, IconLayoutSidebarRightExpand } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { canReveal } from '@/lib/rooms/domain/round/permissions'
import { givenIn, messagesFor, useNewer } from '../chat/use-newer'
import { GuidePanel } from '../guide/guide-panel'
import { HintCard, type HintFold } from '../guide/hint-card'
import styles from '../room.module.css'
import { useScene } from '../room-context'
import { EndedBand } from '../stage/ended-band'
import { UndoStep } from '../stage/undo-step'
import { Dock } from './dock'
import { goTo, type PanelPlace } from './go-to'
import { KeyList, Lobby } from './late-parts'
import { PhoneRoom } from './phone-room'
import { UntilReady } from './until-ready'
import { type Panels, usePanels } from './use-panels'
import { useRoomKeys } from './use-room-keys'
import { useRoomLayout } from './use-room-layout'

type RoomBodyProps = { roomId: string; guide: CaseGuide | null; board: ReactNode }

/** What stands around the board, by role and by how much room there is. */
export function RoomBody({ roomId, guide, board }: RoomBodyProps) {
  const { room, me } = useScene()
  const layout = useRoomLayout()
  const inLobby = room.clock.status === 'lobby'
  const panels = usePanels(layout === 'compact' && me.role === 'interviewer' && !inLobby)
  const [keysShown, setKeysShown] = useState(false)
  const [foldedUpTo, setFoldedUpTo] = useState(0)
  const hintFold: HintFold = { upTo: foldedUpTo, set: setFoldedUpTo }
  const chosen = useKeys(panels, () => setKeysShown(true))

  const middle = inLobby ? (
    <UntilReady>
      <Lobby roomId={roomId} />
    </UntilReady>
  ) : (
    board
  )
  const hidden = [...messagesFor(room, me), ...(me.role === 'interviewer' ? [] : givenIn(room))]
  const news = useNewer(hidden, panels.right)
  const guidePanel =
    guide && me.role === 'interviewer' ? (
      <GuidePanel guide={guide} onFold={layout === 'phone' ? null : () => panels.set('left', false)} />
    ) : null
  if (layout === 'phone')
    return (
      <PhoneRoom
        roomId={roomId}
        guide={guide}
        guidePanel={guidePanel}
        middle={middle}
        inLobby={inLobby}
        hintFold={hintFold}
      />
    )
  return (
    <div className={styles.body} data-room>
      {panels.left && guidePanel}
      {guidePanel && !panels.left && (
        <Rail label="Show guide" word="Guide" onOpen={() => panels.set('left', true)}>
          <IconLayoutSidebarLeftExpand size={16} stroke={1.7} />
        </Rail>
      )}
      <div className={styles.middle}>
        <EndedBand roomId={roomId} />
        {middle}
        <UndoStep />
        {!inLobby && !panels.right && me.role !== 'interviewer' && (
          <div className={styles.newest}>
            <HintCard fold={hintFold} />
          </div>
        )}
      </div>
      {!inLobby && panels.right && (
        <Dock
          guide={guide}
          chosenMark={chosen}
          hintFold={hintFold}
          onFold={() => panels.set('right', false)}
        />
      )}
      {!inLobby && !panels.right && (
        <Rail
          label={news > 0 ? `Show panel, ${news} new` : 'Show panel'}
          word="Panel"
          onOpen={() => panels.set('right', true)}
        >
          <IconLayoutSidebarRightExpand size={16} stroke={1.7} />
          {news > 0 && (
            <span className={styles.news} aria-hidden="true">
              {news}
            </span>
          )}
        </Rail>
      )}
      <KeyList opened={keysShown} onClose={() => setKeysShown(false)} role={me.role} mode={room.mode} />
    </div>
  )
}

type RailProps = { label: string; word: string; onOpen: () => void; children: ReactNode }

/** What is left of a folded panel: a control that says what it opens. */
function Rail({ label, word, onOpen, children }: RailProps) {
  return (
    <div className={styles.rail}>
      <button type="button" aria-label={label} onClick={onOpen}>
        {children}
        {word}
      </button>
    </div>
  )
}

/** How long a dimension waits for its mark, in ms. */
const MARK_MS = 4_000

function useKeys(panels: Panels, list: () => void) {
  const { room, me, step, act, controls, ready } = useScene()
  const [chosen, setChosen] = useState<number | null>(null)
  useEffect(() => {
    if (chosen === null) return
    const timer = setTimeout(() => setChosen(null), MARK_MS)
    return () => clearTimeout(timer)
  }, [chosen])

  /** The panel may be folded: what the key goes to has to be there first. */
  const open = (side: 'left' | 'right', place: PanelPlace) => {
    if (me.role !== 'interviewer') return
    flushSync(() => panels.set(side, true))
    goTo(place)
  }
  const { status } = room.clock
  const live = status === 'running' || status === 'paused'
  useRoomKeys({
    foldLeft: () => panels.toggle('left'),
    foldRight: () => panels.toggle('right'),
    list,
    next: () => ready && controls?.next?.(),
    pause: () => ready && controls?.toggle(),
    hint: () => {
      if (!ready || !step || !live || !canReveal(me, room)) return
      const rung = room.hints.filter((hint) => hint.step === step).length
      if (rung < 3) void act({ kind: 'hint', step, rung })
    },
    note: () => open('right', 'note'),
    fact: () => open('left', 'fact'),
    word: () => open('left', 'word'),
    curveball: () => open('left', 'curveball'),
    digit: (digit) => {
      if (!ready || me.role !== 'interviewer') return
      const dimension = chosen === null ? undefined : DIMENSIONS[chosen]
      if (!dimension) setChosen(digit - 1)
      else if (digit <= 4) {
        setChosen(null)
        void act({ kind: 'mark', dimension, score: digit as 1 | 2 | 3 | 4 })
      }
    },
  })
  return chosen
}
