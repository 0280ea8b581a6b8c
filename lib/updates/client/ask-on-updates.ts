import type { Update } from '../domain/update'
import type { Updates } from './updates'

/** Interval between requests while no connection brings updates, in ms. */
export const SLOW_MS = 60_000

type AskOptions = {
  updates: Updates
  /** Whether an update is a reason to request. */
  isWanted: (update: Update) => boolean
  /** @returns false if there was no response, so that the request is repeated */
  ask: Ask
}

export type Ask = () => Promise<boolean> | undefined

/**
 * Makes a request whenever an update calls for it. Only while no connection brings updates, or while a
 * request is unanswered, it also does so at intervals as long as the page is visible, and when the page
 * becomes visible again.
 * @returns a function that stops it
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

/** Selects the updates of one kind about one room, and those that say some may have been lost. */
export function about(
  kind: 'next-round' | 'grades' | 'ai-feedback' | 'comments',
  roomId: string,
): AskOptions['isWanted'] {
  return (update) => update.kind === 'missed' || (update.kind === kind && update.roomId === roomId)
}
