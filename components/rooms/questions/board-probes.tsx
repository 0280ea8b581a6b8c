'use client'

import { IconX } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { usePointing } from '@/components/board/findings/use-pointing'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import { curlyQuotes } from '@/components/ui/format/quotes'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import { reviewBoard } from '@/lib/board/graph/review-board'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { boardProbes, probeKey } from '@/lib/rooms/domain/guide/board-probes'
import { caseDesign } from '@/lib/rooms/domain/guide/case-design'
import guideStyles from '../guide/guide-panel.module.css'
import { type RoomBoard, useRoomBoard } from '../room-board'
import { useRoom } from '../room-context'
import { dismissedIn, dismissIn } from './dismissed-questions'
import { PointedParts } from './pointed-parts'
import styles from './questions.module.css'
import { useSettledBoard } from './use-settled-board'

/** Questions that the interviewer may ask about this board in this step. */
export function BoardProbes({ guide }: { guide: CaseGuide }) {
  const place = useRoomBoard()
  return place && <Probes {...place} guide={guide} />
}

function Probes({ channel, layer, guide }: RoomBoard & { guide: CaseGuide }) {
  const graph = useSettledBoard(channel)
  const { step, plan, roomId } = useRoom(({ step, room, roomId }) => ({ step, plan: room.plan, roomId }))
  const [dismissed, setDismissed] = useState(() => dismissedIn(roomId))
  const design = useMemo(() => caseDesign(guide.guide), [guide])
  const findings = useMemo(() => reviewBoard(graph, design), [graph, design])
  const pointing = usePointing()
  const list = useRef<HTMLUListElement>(null)
  const handOn = useHandOnFocus(
    () =>
      list.current?.querySelector('button') ??
      document.querySelector<HTMLElement>('[data-landmark="guide"] select'),
  )
  const probes = step ? boardProbes(findings, step, plan, dismissed) : []
  if (probes.length === 0) return null
  const showThere = ({ elements }: BoardFinding) => {
    const ids = new Set(elements)
    const found = layer?.api.getSceneElements().filter(({ id }) => ids.has(id)) ?? []
    if (found.length > 0)
      layer?.api.scrollToContent(found, { fitToViewport: true, viewportZoomFactor: 0.6, maxZoom: 1 })
  }
  return (
    <section className={guideStyles.section} aria-label="Ask about this board">
      <h2>
        Ask about this board <small>only you see this</small>
      </h2>
      <ul className={styles.list} ref={list}>
        {probes.map((finding) => {
          const key = probeKey(finding)
          const { ask, message, elements } = finding
          return (
            <li key={key}>
              <button
                type="button"
                className={styles.ask}
                title="Show it on your board"
                {...pointing.bind({ key, elements })}
                onClick={() => showThere(finding)}
              >
                <span className={guideStyles.spoken}>{curlyQuotes(ask)}</span>
                <span className={styles.message}>{message}</span>
              </button>
              <button
                ref={handOn}
                type="button"
                className={styles.dismiss}
                aria-label={`Dismiss: ${ask}`}
                onClick={() => setDismissed(dismissIn(roomId, dismissed, key))}
              >
                <IconX size={14} stroke={1.8} aria-hidden="true" />
              </button>
            </li>
          )
        })}
      </ul>
      {layer && <PointedParts layer={layer} ids={pointing.marked} />}
    </section>
  )
}
