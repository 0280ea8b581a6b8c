import { type Plan, planMinutes, plannedStart } from './plan'

/**
 * The round's clock. Elapsed time excludes pauses; `resumedAt` is server time in ms since 1970. One state,
 * one shape: only a running clock has a moment from which it runs.
 */
export type Clock =
  | { status: 'lobby' }
  | { status: 'running'; step: number; elapsedBefore: number; resumedAt: number }
  | { status: 'paused'; step: number; elapsed: number }
  | { status: 'ended'; step: number; elapsed: number; endedAt: number }

/** Elapsed time of the round at server time `now`, in ms. */
export function elapsedAt(clock: Clock, now: number): number {
  switch (clock.status) {
    case 'lobby':
      return 0
    case 'running':
      return clock.elapsedBefore + Math.max(0, now - clock.resumedAt)
    case 'paused':
    case 'ended':
      return clock.elapsed
  }
}

/** Remaining part of the planned length, in ms; negative in overtime. */
export function remainingAt(clock: Clock, plan: Plan, now: number): number {
  return planMinutes(plan) * 60_000 - elapsedAt(clock, now)
}

/** A stay in one step, in elapsed ms. The current stay has no end. */
export type Visit = { index: number; from: number; to: number | null }

/**
 * Actual time spent in each step of the plan, by index, at `elapsed`, in ms. Returning to a step adds to its
 * time.
 */
export function actualByStep(plan: Plan, visits: readonly Visit[], elapsed: number): number[] {
  const spent = plan.map(() => 0)
  for (const visit of visits) {
    if (visit.index < spent.length)
      spent[visit.index] = (spent[visit.index] ?? 0) + (visit.to ?? elapsed) - visit.from
  }
  return spent
}

/**
 * How far the round is behind its plan, in ms: positive is behind, negative ahead. Within the current step's
 * planned span the round is on time; entering a later step early is ahead.
 */
export function paceAt(plan: Plan, step: number, elapsed: number): number {
  const start = plannedStart(plan, step) * 60_000
  const end = plannedStart(plan, step + 1) * 60_000
  if (elapsed > end) return elapsed - end
  if (elapsed < start) return elapsed - start
  return 0
}

/**
 * Remaining part of the current step's own minutes, after the time spent in it, in ms; negative if overrun.
 */
export function stepRemaining(plan: Plan, visits: readonly Visit[], step: number, elapsed: number): number {
  const planned = (plan[step]?.minutes ?? 0) * 60_000
  return planned - (actualByStep(plan, visits, elapsed)[step] ?? 0)
}
