'use client'

import { curlyQuotes } from '@/components/ui/format/quotes'
import type { Player } from '@/lib/review/client/player'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { GIVEN_WORDS } from '../moments'
import { usePlayer } from '../player/use-replay'
import styles from './panels.module.css'
import { TimeChip } from './time-chip'

type GivenListProps = {
  marks: SessionRecord['marks']
  /** Why they are left out; null if they are not. */
  closed: string | null
  player: Player
  moment: number | null
  onShow: (elapsed: number) => void
}

/** The hints and curveballs of the round in their original words, and what was tried on the board. */
export function GivenList({ marks, closed, player, moment, onShow }: GivenListProps) {
  const given = usePlayer(player, ({ position }) => marks.filter(({ elapsed }) => elapsed <= position).length)
  const hasTrials = marks.some(({ kind }) => kind === 'trial')
  if (marks.length === 0 && !closed) return null
  return (
    <section className={styles.given} aria-labelledby="given">
      <h2 id="given">{hasTrials ? 'Hints, curveballs and trials' : 'Hints and curveballs'}</h2>
      {closed && <p className={styles.closed}>{closed}</p>}
      <ul>
        {marks.map(({ key, kind, elapsed, text }, index) => (
          <li key={key} className={index >= given ? styles.later : undefined}>
            <span className={styles.when}>
              <TimeChip elapsed={elapsed} moment={moment} onShow={onShow} />
              {GIVEN_WORDS[kind]}
              {index >= given && ', later'}
            </span>
            {kind === 'trial' ? <span className={styles.tried}>{text}</span> : <q>{curlyQuotes(text)}</q>}
          </li>
        ))}
      </ul>
    </section>
  )
}
