'use client'

import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { usePointing } from '@/components/board/findings/use-pointing'
import { useOutlinedBoard } from '@/components/board/outline/use-outline'
import type { WhatIf } from '@/components/board/what-if/use-what-if'
import { WhatIfPanel } from '@/components/board/what-if/what-if-panel'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'
import { offeredRates } from '@/lib/board/graph/what-if/figures/offered-rates'
import { NOTHING_TRIED, type Trial } from '@/lib/board/graph/what-if/trial'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { SettledTrial } from '@/lib/rooms/client/trial/settled-trial'
import { draftOn, keepDraft } from '@/lib/rooms/client/trial/trial-drafts'
import { useSharedText } from '@/lib/rooms/client/worksheet/use-shared-text'
import { caseDesign } from '@/lib/rooms/domain/guide/case-design'
import { TRIALS_A_ROOM } from '@/lib/rooms/domain/protocol/command-limits'
import {
  isSameTrial,
  isTooLarge,
  type RoomTrial,
  roomTrialOf,
  trialOf,
} from '@/lib/rooms/domain/trial/room-trial'
import { trialWords } from '@/lib/rooms/domain/trial/trial-words'
import { canTryNow, currentTrial } from '@/lib/rooms/domain/trial/trials'
import { sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { appError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { type RoomBoard, useRoomBoard } from '../room-board'
import { type RoomScene, useReadScene, useRoom } from '../room-context'
import styles from './room-what-if.module.css'

const TOO_LARGE = sentenceOf(appError('trial/too-large'))

type RoomWhatIfProps = {
  /** For interviewers: the case's own flows and rates. */
  guide: CaseGuide | null
}

/** "What if" beside the board of a running round: tried alone, or played by the interviewer for everybody. */
export function RoomWhatIf({ guide }: RoomWhatIfProps) {
  const place = useRoomBoard()
  // A member who may no longer draw gets another board object.
  return place && <Panel key={String(place.channel.canEdit)} {...place} guide={guide} />
}

function Panel({ channel, layer, setIsTrying, guide }: RoomBoard & RoomWhatIfProps) {
  const board = useOutlinedBoard(channel)
  const { mode, sheet, shown } = useRoom(({ room, connection }) => ({
    mode: room.mode,
    sheet: connection.sheet.doc,
    shown: currentTrial(room),
  }))
  const design = useMemo(() => guide && caseDesign(guide.guide), [guide])
  const calculation = useSharedText(sheetText(sheet, 'calculations'))
  const rates = useMemo(() => offeredRates(calculation, design?.rates ?? []), [calculation, design])
  const [start] = useState(() => draftOn(channel) ?? (shown ? trialOf(shown) : NOTHING_TRIED))
  useEffect(() => {
    setIsTrying(true)
    return () => setIsTrying(false)
  }, [setIsTrying])
  return (
    <div className={styles.panel}>
      <WhatIfPanel
        graph={board.graph}
        elements={board.drawn}
        design={design}
        layer={layer}
        pointing={usePointing()}
        rates={rates}
        start={start}
        head={(whatIf) => (
          <>
            <KeptDraft channel={channel} trial={whatIf.trial} />
            {mode === 'solo' ? <OwnTrial whatIf={whatIf} /> : <Play whatIf={whatIf} />}
          </>
        )}
      />
    </div>
  )
}

function KeptDraft({ channel, trial }: { channel: OutlineChannel; trial: Trial }) {
  useEffect(() => keepDraft(channel, trial), [channel, trial])
  return null
}

/** The interviewer decides when everybody sees it. */
function Play({ whatIf: { trial, names } }: { whatIf: WhatIf }) {
  const { act, shown } = useRoom(({ act, room }) => ({ act, shown: currentTrial(room) }))
  const next = roomTrialOf(trial, names)
  const tooLarge = next !== null && isTooLarge(next)
  return (
    <section className={styles.play} aria-label="Play it to everybody">
      <p>
        {shown ? (
          <>
            On everybody’s board: <b>{trialWords(shown)}</b>
          </>
        ) : (
          'Only you see what you try here. Play it to show it over everybody’s board, with the figures that you entered.'
        )}
      </p>
      <div className={styles.buttons}>
        <Button
          size="xs"
          variant="default"
          disabled={next === null || tooLarge || isSameTrial(next, shown)}
          onClick={() => void act({ kind: 'trial', trial: next })}
        >
          {shown ? 'Play this instead' : 'Play it to everybody'}
        </Button>
        {shown && (
          <Button size="xs" variant="default" onClick={() => void act({ kind: 'trial', trial: null })}>
            Withdraw it
          </Button>
        )}
      </div>
      {tooLarge && <p role="alert">{TOO_LARGE}</p>}
    </section>
  )
}

/** When practising alone, a trial that one settles on is kept automatically. */
function OwnTrial({ whatIf: { trial, names, reset } }: { whatIf: WhatIf }) {
  const read = useReadScene()
  const { shown, full } = useRoom(({ room }) => ({
    shown: currentTrial(room),
    full: room.trials.length >= TRIALS_A_ROOM,
  }))
  const next = useMemo(() => roomTrialOf(trial, names), [trial, names])
  const [settled] = useState(() => new SettledTrial((settledOn) => keepTrial(read(), settledOn), next))
  useEffect(() => settled.changed(next), [settled, next])
  useEffect(() => () => settled.flush(), [settled])
  const before = useRef(shown)
  useEffect(() => {
    // If the trial was withdrawn on the board, it is reset here too.
    if (before.current && !shown && isSameTrial(before.current, next)) reset()
    before.current = shown
  })
  return (
    <p className={styles.kept}>
      {full
        ? `This round has reached its limit of ${TRIALS_A_ROOM} trials. You can go on trying, but nothing more is kept.`
        : next && isTooLarge(next)
          ? TOO_LARGE
          : 'What you settle on is kept for your review.'}
    </p>
  )
}

/** Since this trial began, the round may have ended or reached its maximum number of trials. */
function keepTrial(scene: RoomScene | null, trial: RoomTrial | null): void {
  if (!scene) return
  const { act, room, me } = scene
  if (!canTryNow(me, room) || isSameTrial(trial, currentTrial(room))) return
  if (trial && (room.trials.length >= TRIALS_A_ROOM || isTooLarge(trial))) return
  void act({ kind: 'trial', trial })
}
