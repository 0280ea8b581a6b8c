'use client'

import { ActionIcon, Button, NumberInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { Dispatch, SetStateAction } from 'react'
import { PLAN_STEPS, stepInfo } from '@/lib/framework/steps'
import { type Plan, type PlannedStep, planMinutes } from '@/lib/rooms/domain/round/plan'
import { useRoom } from '../room-context'
import styles from './plan-editor.module.css'

type PlanEditorProps = {
  /** The plan being edited; null while nobody edits it. */
  draft: PlannedStep[] | null
  onDraft: Dispatch<SetStateAction<PlannedStep[] | null>>
}

/** Order and minutes of the steps, editable until the start. */
export function PlanEditor({ draft, onDraft }: PlanEditorProps) {
  const { plan, act } = useRoom(({ room, act }) => ({ plan: room.plan, act }))
  if (!draft) {
    return (
      <Button variant="subtle" size="compact-sm" mt={8} ml={-8} onClick={() => onDraft(withUnused(plan))}>
        Change the plan
      </Button>
    )
  }
  const total = planMinutes(draft)
  const problem = planProblem(draft)
  const change = (index: number, step: PlannedStep) => onDraft(draft.with(index, step))
  const move = (index: number, by: -1 | 1) => {
    const [here, there] = [draft[index], draft[index + by]]
    if (here && there) onDraft(draft.with(index, there).with(index + by, here))
  }
  const save = async () => {
    // Changes made in the meantime are not part of the plan that was saved.
    if (await act({ kind: 'plan', plan: draft })) onDraft((now) => (now === draft ? null : now))
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
                aria-label={`Move ${title} earlier`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                aria-label={`Move ${title} later`}
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
        <Button size="xs" disabled={problem !== null} onClick={() => void save()}>
          Use this plan, {total} min
        </Button>
        <Button size="xs" variant="default" onClick={() => onDraft(null)}>
          Cancel
        </Button>
        <span role="status">{problem}</span>
      </div>
    </div>
  )
}

/** Why no round can have this plan, or null if one can. */
export function planProblem(plan: Plan): string | null {
  const total = planMinutes(plan)
  if (total === 0) return 'Give at least one step some minutes.'
  return total > 120 ? 'A round can have at most 120 minutes.' : null
}

/** The plan, followed by the steps that it leaves out, so that they can be added. */
function withUnused(plan: Plan): PlannedStep[] {
  const unused = PLAN_STEPS.filter((slug) => !plan.some((step) => step.slug === slug))
  return [...plan, ...unused.map((slug) => ({ slug, minutes: 0 }))]
}
