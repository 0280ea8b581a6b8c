import { keep, readKept } from '@/lib/shared/kept/browser-storage'

// Questions name what somebody drew, so which of them an interviewer needs no more stays in the interviewer's browser.

/** The keys of a room's questions that were dismissed in this tab (see `probeKey`), also after a reload. */
export function dismissedIn(roomId: string): readonly string[] {
  return readKept('tab', keyOf(roomId))?.split('\n') ?? []
}

/** @returns the keys with the new one. */
export function dismissIn(roomId: string, dismissed: readonly string[], key: string): readonly string[] {
  const next = [...dismissed, key]
  keep('tab', keyOf(roomId), next.join('\n'))
  return next
}

function keyOf(roomId: string): string {
  return `threepoint-dismissed-${roomId}`
}
