'use client'

import { ActionIcon } from '@mantine/core'
import { useDidUpdate } from '@mantine/hooks'
import { IconLayoutSidebarLeftCollapse } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { PointMark } from '@/components/marks/point-mark'
import { TEXT_FIELDS } from '@/components/rooms/layout/keys/use-room-keys'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import { curlyQuotes } from '@/components/ui/format/quotes'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { GUIDED_STEPS, PLAN_STEPS, type PlanStep, STEPS, stepInfo } from '@/lib/framework/steps'
import { asksAboutBoard } from '@/lib/rooms/domain/guide/probed-steps'
import { aroundStep } from '@/lib/rooms/domain/guide/step-guide'
import { LateBoardProbes } from '../late-board-parts'
import { foldButton } from '../layout/go-to'
import { useRoom } from '../room-context'
import { GuideCurveballs } from './guide-curveballs'
import { GuideDue } from './guide-due'
import { GuideFacts } from './guide-facts'
import { GuideHints } from './guide-hints'
import styles from './guide-panel.module.css'
import { GuideSay } from './guide-say'
import { GuideWords } from './guide-words'
import { useGivenFacts } from './use-given-facts'

/** The interviewer's guide. It follows the current step unless the interviewer looks at another one. */
export function GuidePanel({ guide, onFold }: { guide: CaseGuide; onFold: (() => void) | null }) {
  const { plan, status, step, prompt } = useRoom(({ room, step, prompt }) => ({
    plan: room.plan,
    status: room.clock.status,
    step,
    prompt,
  }))
  const [pinned, setPinned] = useState<PlanStep | null>(null)
  const current = step ?? plan[0]?.slug ?? 'introductions'
  // When the round reaches the step that was looked at, the guide follows the round again.
  if (pinned === current) setPinned(null)
  const shown = pinned ?? current
  const guided = GUIDED_STEPS.find((slug) => slug === shown) ?? null
  const given = useGivenFacts(guide)
  const scroll = useRef<HTMLDivElement>(null)
  // A new step starts at the top, with its first line to say. Typing in the guide keeps its place.
  useDidUpdate(() => {
    const box = scroll.current
    const { activeElement } = document
    const isTyping = activeElement?.matches(TEXT_FIELDS) && box?.contains(activeElement)
    if (box && !isTyping) box.scrollTop = 0
  }, [shown])
  // Curveballs are played in the deep dive.
  const curveballs = status !== 'ended' && shown !== 'wrap-up' && <GuideCurveballs guide={guide} />
  return (
    <aside
      ref={useHandOnFocus(() => foldButton('left'))}
      className={styles.guide}
      aria-label="Guide"
      data-landmark="guide"
    >
      <header className={styles.head}>
        <PointMark points={stepInfo(shown).points} />
        <select
          aria-label="Guide step"
          className={styles.select}
          value={shown}
          onChange={(event) => {
            const { value } = event.currentTarget
            const chosen = PLAN_STEPS.find((slug) => slug === value) ?? null
            setPinned(chosen)
          }}
        >
          {STEPS.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
        {pinned ? (
          <button type="button" className={styles.follow} onClick={() => setPinned(null)}>
            back to the step
          </button>
        ) : null}
        {onFold && (
          <ActionIcon size={26} aria-label="Hide guide" data-folds="left" onClick={onFold}>
            <IconLayoutSidebarLeftCollapse size={16} stroke={1.7} />
          </ActionIcon>
        )}
      </header>
      <div ref={scroll} className={styles.scroll}>
        <GuideDue facts={given} />
        {status === 'lobby' && <Core guide={guide} />}
        <GuideSay step={shown} guided={guided && guide.guide.steps[guided]} />
        {(status === 'running' || status === 'paused') && asksAboutBoard(current) && (
          <LateBoardProbes guide={guide} />
        )}
        {(shown === 'introductions' || aroundStep(shown, plan).opening.length > 0) && (
          <Prompt prompt={prompt} />
        )}
        {shown === 'deep-dive' && curveballs}
        {status !== 'ended' && guided && <GuideHints guide={guide} step={guided} />}
        {shown !== 'wrap-up' && <GuideFacts guide={guide} given={given} unfolded={isAsking(shown)} />}
        <GuideWords guide={guide} />
        {shown !== 'deep-dive' && curveballs}
        {status !== 'lobby' && <Core guide={guide} />}
      </div>
    </aside>
  )
}

/** Facts are asked for in the first steps; later they are folded away. */
function isAsking(step: PlanStep): boolean {
  return step === 'introductions' || step === 'questions'
}

function Core({ guide }: { guide: CaseGuide }) {
  return (
    <section className={styles.section}>
      <h2>The hardest part</h2>
      <p className={styles.core}>{curlyQuotes(guide.guide.core)}</p>
    </section>
  )
}

function Prompt({ prompt }: { prompt: string }) {
  return (
    <section className={styles.section}>
      <h2>Read aloud</h2>
      <p className={styles.spoken}>{curlyQuotes(prompt)}</p>
    </section>
  )
}
