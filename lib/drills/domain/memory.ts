import { type Card, createEmptyCard, fsrs, type Grade, State } from 'ts-fsrs'
import type { RatedOnce, Rating } from './rating'

const STAGES = { learning: State.Learning, review: State.Review, relearning: State.Relearning } as const
export type MemoryStage = keyof typeof STAGES

/** How well a user remembers a card. All times are in ms since 1970. */
export type Memory = {
  /** When to ask next. */
  due: number
  /** Days after which one in ten would have forgotten. */
  stability: number
  difficulty: number
  /** Days between the last review and the next. */
  days: number
  /** Its position in the learning steps, which are minutes apart. */
  step: number
  reps: number
  lapses: number
  stage: MemoryStage
  first: number
  last: number
}

/** FSRS-6 with the library's weights and steps. Without fuzz: the same reviews give the same day everywhere. */
const SCHEDULER = fsrs({ enable_fuzz: false })

/** The memory after one more review. A clock that was put back counts as standing still. */
export function recall(memory: Memory | null, { at, rating }: RatedOnce): Memory {
  const now = Math.max(at, memory?.last ?? at)
  const { card } = SCHEDULER.next(
    memory ? cardOf(memory) : createEmptyCard(new Date(now)),
    new Date(now),
    grade(rating),
  )
  return {
    due: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    days: card.scheduled_days,
    step: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    stage: stageOf(card.state),
    first: memory?.first ?? now,
    last: now,
  }
}

/** The memory after all reviews of a card, in whatever order they arrived. Null without any. */
export function recallAll(reviews: readonly RatedOnce[]): Memory | null {
  return [...reviews].sort((a, b) => a.at - b.at).reduce<Memory | null>(recall, null)
}

function cardOf({ due, stability, difficulty, days, step, reps, lapses, stage, last }: Memory): Card {
  return {
    due: new Date(due),
    stability,
    difficulty,
    // Not used for the next review, which counts from the last one, but required by the type.
    elapsed_days: 0,
    scheduled_days: days,
    learning_steps: step,
    reps,
    lapses,
    state: STAGES[stage],
    last_review: new Date(last),
  }
}

function stageOf(state: State): MemoryStage {
  if (state === State.Review) return 'review'
  return state === State.Relearning ? 'relearning' : 'learning'
}

function grade(rating: Rating): Grade {
  return rating
}
