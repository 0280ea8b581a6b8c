'use client'

import { Button } from '@mantine/core'
import { PointMark } from '@/components/marks/point-mark'
import { curlyQuotes } from '@/components/ui/format/quotes'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { openedBy } from '@/lib/cases/domain/opened-by'
import type { Curveball } from '@/lib/cases/domain/schema/guide-schema'
import { POINTS, pointWords } from '@/lib/framework/points'
import { STEP_TITLES } from '@/lib/framework/steps'
import { isLive, useRoom } from '../room-context'
import styles from './guide-panel.module.css'

/** Requirements that the interviewer can change, each only once. */
export function GuideCurveballs({ guide }: { guide: CaseGuide }) {
  const { curveballs, live, act } = useRoom(({ room, act }) => ({
    curveballs: room.curveballs,
    live: isLive(room),
    act,
  }))
  const played = new Set(curveballs.map((ball) => ball.id))
  const sorted = POINTS.flatMap((point) => guide.guide.curveballs.filter((ball) => ball.point === point))
  return (
    <section className={styles.section} aria-label="Curveballs" tabIndex={-1} data-hotkey="curveball">
      <h2>
        Curveballs{' '}
        <small>
          {played.size} of {guide.guide.curveballs.length} played
        </small>
      </h2>
      <ul className={styles.curveballs}>
        {sorted.map((ball) => (
          <li key={ball.id} data-done={played.has(ball.id)}>
            <span title={pointWords([ball.point])}>
              <PointMark points={[ball.point]} labelled />
            </span>
            <div>
              <span className={styles.spoken}>{curlyQuotes(ball.say)}</span>
              <Opened ball={ball} guide={guide} />
              <details>
                <summary>What to listen for</summary>
                <p>
                  <b>Strong:</b> {curlyQuotes(ball.good)}
                </p>
                <p>
                  <b>Weak:</b> {curlyQuotes(ball.weak)}
                </p>
              </details>
            </div>
            <Button
              size="compact-xs"
              variant="default"
              disabled={!live || played.has(ball.id)}
              aria-label={`Play curveball: ${ball.say}`}
              onClick={() => void act({ kind: 'curveball', id: ball.id })}
            >
              {played.has(ball.id) ? 'Played' : 'Play'}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The parts of the board and the worksheet that the change reopens. */
function Opened({ ball, guide }: { ball: Curveball; guide: CaseGuide }) {
  const opened = openedBy(ball, guide.guide.graph, STEP_TITLES)
  return opened && <p className={styles.opens}>Affects: {curlyQuotes(opened)}</p>
}
