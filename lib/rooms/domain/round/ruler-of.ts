import { type PlanStep, stepInfo } from '@/lib/framework/steps'
import { actualByStep, type Clock, elapsedAt, paceAt, type Visit } from './clock'
import type { Plan } from './plan'

type RulerStep = { slug: PlanStep; title: string; minutes: number }

/**
 * What the ruler of a running round draws: steps behind us with the minutes they took, the current one at least as
 * long as it has taken, those ahead as planned. `nowMinute` lies on that drawing; `plannedMinute` is where the plan
 * wanted the playhead, absent when the round is on time.
 */
export function rulerOf(
  plan: Plan,
  visits: readonly Visit[],
  clock: Clock,
  now: number,
): { steps: RulerStep[]; nowMinute: number; plannedMinute: number | undefined } {
  const elapsed = elapsedAt(clock, now)
  const current = clock.status === 'lobby' ? 0 : clock.step
  const actual = actualByStep(plan, visits, elapsed)
  const steps = plan.map((step, index) => {
    const spent = (actual[index] ?? 0) / 60_000
    const minutes = index < current ? spent : Math.max(step.minutes, spent)
    return { slug: step.slug, title: stepInfo(step.slug).title, minutes }
  })
  const before = steps.slice(0, current).reduce((sum, step) => sum + step.minutes, 0)
  const nowMinute = before + (actual[current] ?? 0) / 60_000
  const pace = paceAt(plan, current, elapsed) / 60_000
  return { steps, nowMinute, plannedMinute: pace === 0 ? undefined : nowMinute - pace }
}
