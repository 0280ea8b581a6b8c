'use client'

import { IconLayoutSidebarLeftExpand, IconLayoutSidebarRightExpand } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { canReveal } from '@/lib/rooms/domain/round/permissions'
import { givenIn, messagesFor, useNewer } from '../chat/use-newer'
import { GuidePanel } from '../guide/guide-panel'
import { HintCard, type HintFold } from '../guide/hint-card'
import styles from '../room.module.css'
import { isLive, useReadRoom, useRoom } from '../room-context'
import { EndedBand } from '../stage/ended-band'
import { useControls } from '../stage/round-controls-context'
import { UndoStep } from '../stage/undo-step'
import { Dock } from './dock/dock'
import { foldButton, goTo, type PanelPlace } from './go-to'
import { useRoomKeys } from './keys/use-room-keys'
import { KeyList, Lobby } from './late-parts'
import { PhoneRoom } from './phone-room'
import { UntilReady } from './until-ready'
import { type Panels, type Side, usePanels } from './use-panels'
import { useRoomLayout } from './use-room-layout'

type RoomBodyProps = {
  guide: CaseGuide | null
  /** The member whose view of the board this person has chosen to follow. */
  following: number | null
  board: ReactNode
  /** The board as a tree. */
  outline: ReactNode
}

/** The panels around the board, depending on the role and the available space. */
export function RoomBody({ guide, following, board, outline }: RoomBodyProps) {
  const { role, mode, inLobby } = useRoom(({ room, me }) => ({
    role: me.role,
    mode: room.mode,
    inLobby: room.clock.status === 'lobby',
  }))
  const layout = useRoomLayout()
  const interviews = role === 'interviewer'
  const panels = usePanels(layout === 'compact' && interviews && !inLobby)
  const [keysShown, setKeysShown] = useState(false)
  const [foldedUpTo, setFoldedUpTo] = useState(0)
  const hintFold: HintFold = { upTo: foldedUpTo, set: setFoldedUpTo }
  const chosen = useKeys(panels, () => setKeysShown(true))

  const middle = inLobby ? (
    <UntilReady>
      <Lobby />
    </UntilReady>
  ) : (
    board
  )
  const guidePanel =
    guide && interviews ? (
      <GuidePanel guide={guide} onFold={layout === 'phone' ? null : () => panels.set('left', false)} />
    ) : null
  if (layout === 'phone')
    return (
      <PhoneRoom
        guide={guide}
        guidePanel={guidePanel}
        middle={middle}
        outline={outline}
        inLobby={inLobby}
        following={following}
        hintFold={hintFold}
      />
    )
  return (
    <div className={styles.body} data-room>
      {panels.left && guidePanel}
      {guidePanel && !panels.left && (
        <Rail side="left" label="Show guide" word="Guide" onOpen={() => panels.set('left', true)}>
          <IconLayoutSidebarLeftExpand size={16} stroke={1.7} />
        </Rail>
      )}
      <div className={styles.middle}>
        <EndedBand />
        {middle}
        <UndoStep />
        {!inLobby && !panels.right && !interviews && (
          <div className={styles.newest}>
            <HintCard fold={hintFold} />
          </div>
        )}
      </div>
      {!inLobby && panels.right && (
        <Dock
          guide={guide}
          outline={outline}
          chosenMark={chosen}
          hintFold={hintFold}
          onFold={() => panels.set('right', false)}
        />
      )}
      <RightRail
        shown={!inLobby && !panels.right}
        inSight={panels.right}
        onOpen={() => panels.set('right', true)}
      />
      <KeyList opened={keysShown} onClose={() => setKeysShown(false)} role={role} mode={mode} />
    </div>
  )
}

/** What remains of the folded right panel, with a count of what has arrived in it since. */
function RightRail({ shown, inSight, onOpen }: { shown: boolean; inSight: boolean; onOpen: () => void }) {
  const seqs = useRoom(({ room, me }) => [
    ...messagesFor(room, me),
    ...(me.role === 'interviewer' ? [] : givenIn(room)),
  ])
  const news = useNewer(seqs, inSight)
  if (!shown) return null
  return (
    <Rail
      side="right"
      label={news > 0 ? `Show panel, ${news} new` : 'Show panel'}
      word="Panel"
      onOpen={onOpen}
    >
      <IconLayoutSidebarRightExpand size={16} stroke={1.7} />
      {news > 0 && (
        <span className={styles.news} aria-hidden="true">
          {news}
        </span>
      )}
    </Rail>
  )
}

type RailProps = { side: Side; label: string; word: string; onOpen: () => void; children: ReactNode }

/** What remains of a folded panel: a control that says what it opens. */
function Rail({ side, label, word, onOpen, children }: RailProps) {
  return (
    <div className={styles.rail} ref={useHandOnFocus(() => foldButton(side))}>
      <button type="button" aria-label={label} onClick={onOpen} data-folds={side}>
        {children}
        {word}
      </button>
    </div>
  )
}

/** How long a chosen dimension waits for its mark, in ms. */
const MARK_MS = 4_000

function useKeys(panels: Panels, list: () => void) {
  const readRoom = useReadRoom()
  const controls = useControls()
  const [chosen, setChosen] = useState<number | null>(null)
  useEffect(() => {
    if (chosen === null) return
    const timer = setTimeout(() => setChosen(null), MARK_MS)
    return () => clearTimeout(timer)
  }, [chosen])

  /** The panel may be folded, so it is rendered before focus moves to what the key points at. */
  const open = (side: Side, place: PanelPlace) => {
    if (readRoom().me.role !== 'interviewer') return
    flushSync(() => panels.set(side, true))
    goTo(place)
  }
  useRoomKeys({
    foldLeft: () => panels.toggle('left'),
    foldRight: () => panels.toggle('right'),
    list,
    next: () => readRoom().ready && controls?.next?.(),
    pause: () => readRoom().ready && controls?.toggle(),
    hint: () => {
      const { ready, step, room, me, act } = readRoom()
      if (!ready || !step || !isLive(room) || !canReveal(me, room)) return
      const rung = room.hints.filter((hint) => hint.step === step).length
      if (rung < 3) void act({ kind: 'hint', step, rung })
    },
    note: () => open('right', 'note'),
    fact: () => open('left', 'fact'),
    word: () => open('left', 'word'),
    curveball: () => open('left', 'curveball'),
    digit: (digit) => {
      const { ready, me, act } = readRoom()
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
