'use client'

import { ActionIcon, Button, NumberInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useState } from 'react'
import { type Plan, type PlannedStep, planMinutes, STEP_SLUGS, stepInfo } from '@/lib/rooms/domain/plan'
import styles from './plan-editor.module.css'
import { useScene } from './room-context'

/** Order and minutes of the steps, open until the start. */
export function PlanEditor() {
  const { room, act } = useScene()
  const [draft, setDraft] = useState<PlannedStep[] | null>(null)
  if (!draft) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        mt={8}
        ml={-8}
        onClick={() => setDraft(withUnused(room.plan))}
      >
        Change the plan
      </Button>
    )
  }
  const total = planMinutes(draft)
  const change = (index: number, step: PlannedStep) => setDraft(draft.with(index, step))
  const move = (index: number, by: -1 | 1) => {
    const [here, there] = [draft[index], draft[index + by]]
    if (here && there) setDraft(draft.with(index, there).with(index + by, here))
  }
  const save = async () => {
    // What was changed meanwhile is not part of what was taken.
    if (await act({ kind: 'plan', plan: draft })) setDraft((now) => (now === draft ? null : now))
  }
  return (
    <div className={styles.editor}>
      <ol>
        {draft.map((step, index) => {
          const { title } = stepInfo(step.slug)
          return (
            <li key={step.slug} data-unused={step.minutes === 0}>
              <span>{title}</span>
              <NumberInput
                aria-label={`Minutes for ${title}`}
                size="xs"
                w={72}
                min={0}
                max={30}
                value={step.minutes}
                onChange={(value) => change(index, { ...step, minutes: Number(value) || 0 })}
              />
              <ActionIcon
                aria-label={`${title} earlier`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                aria-label={`${title} later`}
                disabled={index === draft.length - 1}
                onClick={() => move(index, 1)}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      <div className={styles.buttons}>
        <Button size="xs" disabled={total === 0 || total > 120} onClick={() => void save()}>
          Use this plan, {total} min
        </Button>
        <Button size="xs" variant="default" onClick={() => setDraft(null)}>
          Leave it
        </Button>
      </div>
    </div>
  )
}

/** The plan, and after it the steps that it leaves out, so that they can be taken in. */
function withUnused(plan: Plan): PlannedStep[] {
  const unused = STEP_SLUGS.filter((slug) => !plan.some((step) => step.slug === slug))
  return [...plan, ...unused.map((slug) => ({ slug, minutes: 0 }))]
}
