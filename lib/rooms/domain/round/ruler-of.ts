import { type PlanStep, stepInfo } from '@/lib/framework/steps'
import { actualByStep, type Clock, elapsedAt, paceAt, type Visit } from './clock'
import type { Plan } from './plan'

type RulerStep = { slug: PlanStep; title: string; minutes: number }

/**
 * What the ruler of a running round draws: past steps with the minutes they took, the current one with its
 * planned minutes or the time spent, whichever is longer, and future ones as planned. `nowMinute` is the
 * playhead's position on the ruler; `plannedMinute` is where it should be by the plan, undefined if the round
 * is on time.
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
