import type { WorkHere } from '@/lib/rooms/client/unsaved/work-here'

/** What is lost by signing out, and how to keep it. */
export function workSentence({ changes, drafts }: WorkHere): string {
  const parts = [
    changes > 0 && (changes === 1 ? '1 change in a room' : `${changes} changes in rooms`),
    drafts > 0 && (drafts === 1 ? '1 unfinished text or grade' : `${drafts} unfinished texts or grades`),
  ].filter((part) => part !== false)
  const advice = changes > 0 ? ' To keep it, open the room and wait until it says Saved.' : ''
  return `Only this browser has ${parts.join(' and ')}. Signing out deletes that.${advice}`
}
