import type { Update } from '../domain/update'
import type { Updates } from './updates'

/** Milliseconds between two questions where no connection brings updates. */
export const SLOW_MS = 60_000

type AskOptions = {
  updates: Updates
  /** Whether an update is a reason to ask. */
  isWanted: (update: Update) => boolean
  /** @returns false where no answer came, so that it is asked again */
  ask: Ask
}

export type Ask = () => Promise<boolean> | undefined

/**
 * Asks when an update says so. Only while no connection brings updates, it also asks now and again as long as somebody
 * looks at the page, and when they come back to it. It does the same while a question is without an answer.
 * @returns stops asking
 */
export function askOnUpdates({ updates, isWanted, ask }: AskOptions): () => void {
  let isUnanswered = false
  const run = async () => {
    isUnanswered = (await ask()) === false
  }
  const unsubscribe = updates.subscribe((update) => {
    if (isWanted(update)) void run()
  })
  const askUnlessTold = () => {
    if ((!updates.isOn || isUnanswered) && document.visibilityState === 'visible') void run()
  }
  const timer = setInterval(askUnlessTold, SLOW_MS)
  document.addEventListener('visibilitychange', askUnlessTold)
  return () => {
    unsubscribe()
    clearInterval(timer)
    document.removeEventListener('visibilitychange', askUnlessTold)
  }
}

/** Wants the updates of one kind about one room, and to ask when some may be lost. */
export function about(
  kind: 'next-round' | 'grades' | 'ai-feedback' | 'comments',
  roomId: string,
): AskOptions['isWanted'] {
  return (update) => update.kind === 'missed' || (update.kind === kind && update.roomId === roomId)
}
