'use client'

import { Button } from '@mantine/core'
import { IconBolt, IconBulb, IconFlask, IconMessageQuestion } from '@tabler/icons-react'
import { useRef } from 'react'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { POINTS } from '@/lib/framework/points'
import { type PlanStep, stepInfo } from '@/lib/framework/steps'
import { canReveal } from '@/lib/rooms/domain/round/permissions'
import type { RevealedFacts } from '@/lib/rooms/domain/round/state'
import { UntilReady } from '../layout/until-ready'
import { AskAboutBoard } from '../questions/ask-about-board'
import { isLive, nameOf, useRoom } from '../room-context'
import { SpokenLines } from './hint-card'
import styles from './hints-panel.module.css'
import { playedTrials } from './played-trials'

/**
 * Everything revealed to the candidate so far, newest first. When practising alone, this is where one asks
 * the guide.
 */
export function HintsPanel() {
  const room = useRoom(({ room: { hints, curveballs, trials, probes, facts, mode, members } }) => ({
    hints,
    curveballs,
    trials,
    probes,
    facts,
    mode,
    members,
  }))
  const asks = useRoom(({ room: { mode }, me }) => mode === 'solo' && canReveal(me, { mode }))
  const items = [
    ...room.hints.map((hint) => ({
      key: hint.seq,
      elapsed: hint.elapsed,
      icon: IconBulb,
      title:
        room.mode === 'solo' ? `Hint for ${stepInfo(hint.step).title}` : `Hint from ${nameOf(room, hint.by)}`,
      text: hint.text,
    })),
    ...room.curveballs.map((ball) => ({
      key: ball.seq,
      elapsed: ball.elapsed,
      icon: IconBolt,
      title: 'Curveball: a requirement changes',
      text: ball.text,
    })),
    ...playedTrials(room).map((played) => ({ ...played, key: played.seq, icon: IconFlask })),
    ...room.probes.map((probe) => ({
      key: probe.seq,
      elapsed: probe.elapsed,
      icon: IconMessageQuestion,
      title: stepInfo(probe.step).title,
      text: probe.text,
    })),
  ].sort((a, b) => b.key - a.key)
  return (
    <section className={styles.panel} aria-label="Hints">
      {asks && (
        <UntilReady>
          <AskGuide />
          <AskAboutBoard />
        </UntilReady>
      )}
      {items.length === 0 && (
        <p className={styles.empty}>Hints and changed requirements appear here and stay.</p>
      )}
      {room.facts.toReversed().map((shown) => (
        <FactsCard key={shown.seq} shown={shown} />
      ))}
      {items.map((item) => (
        <article key={item.key} className={styles.card}>
          <header>
            <item.icon size={15} stroke={1.8} aria-hidden="true" />
            <b>{item.title}</b>
            <time>{formatFixedClock(item.elapsed / 1000)}</time>
          </header>
          <SpokenLines text={item.text} />
        </article>
      ))}
    </section>
  )
}

/** The answers on one Point, each behind its question, so that only the ones asked for need to be opened. */
function FactsCard({ shown }: { shown: RevealedFacts }) {
  return (
    <article className={styles.facts}>
      <h3>{shown.point.toUpperCase()}: what the interviewer would have answered</h3>
      {shown.facts.map(({ ask, say }) => (
        <details key={ask}>
          <summary>{curlyQuotes(ask)}</summary>
          <p>{curlyQuotes(say)}</p>
        </details>
      ))}
    </article>
  )
}

function AskGuide() {
  const { plan, facts, given, live, interviewed, step, act } = useRoom(({ room, step, act }) => ({
    plan: room.plan,
    facts: room.facts,
    given: room.hints.filter((hint) => hint.step === step).length,
    live: isLive(room),
    interviewed: room.interviewer !== undefined,
    step,
    act,
  }))
  // A changed requirement only makes sense once there is a design to change.
  const place = (slug: PlanStep | null) => plan.findIndex((planned) => planned.slug === slug)
  const designs = place(step) >= place('core-problem')
  const open = POINTS.filter((point) => !facts.some((shown) => shown.point === point))
  const buttons = useRef<HTMLDivElement>(null)
  // Once asked for, the answers replace the button.
  const handOn = useHandOnFocus(
    () =>
      buttons.current?.closest('section')?.querySelector<HTMLElement>('summary') ??
      buttons.current?.querySelector<HTMLElement>('button:enabled'),
  )
  return (
    <div className={styles.ask}>
      <p>
        {interviewed
          ? 'Ask the interviewer in the chat first. What you look up here counts as given.'
          : 'You are practising alone: the guide answers. Write your own questions first, then look.'}
      </p>
      <div className={styles.buttons} ref={buttons}>
        {given < 3 && (
          <Button
            ref={handOn}
            size="xs"
            variant="default"
            disabled={!live || !step}
            onClick={() => step && void act({ kind: 'hint', step, rung: given })}
          >
            {`Hint ${given + 1} of 3`}
          </Button>
        )}
        {open.map((point) => (
          <Button
            key={point}
            ref={handOn}
            size="xs"
            variant="default"
            disabled={!live}
            onClick={() => void act({ kind: 'facts', point })}
          >
            {point.toUpperCase()} answers
          </Button>
        ))}
        <Button
          size="xs"
          variant="default"
          disabled={!live || !designs}
          title={designs ? undefined : 'Available from the Core problem step, once there is a design'}
          onClick={() => void act({ kind: 'curveball', id: 'next' })}
        >
          Play a curveball
        </Button>
      </div>
      {given >= 3 && <p>You have seen all three hints for this step.</p>}
    </div>
  )
}
