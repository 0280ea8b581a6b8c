import { keep, readKept } from '@/lib/shared/kept/browser-storage'

// Questions quote what somebody drew, so the dismissed ones are stored only in the interviewer's browser.

/** The keys of a room's questions that were dismissed in this tab (see `probeKey`), kept across reloads. */
export function dismissedIn(roomId: string): readonly string[] {
  return readKept('tab', keyOf(roomId))?.split('\n') ?? []
}

/** @returns the keys including the new one. */
export function dismissIn(roomId: string, dismissed: readonly string[], key: string): readonly string[] {
  const next = [...dismissed, key]
  keep('tab', keyOf(roomId), next.join('\n'))
  return next
}

function keyOf(roomId: string): string {
  return `threepoint-dismissed-${roomId}`
}
