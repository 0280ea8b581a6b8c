import { keep, readKept } from '@/lib/shared/kept/browser-storage'

const KEY = 'tp-no-reminders'

/** Whether pages in this browser announce that a booked round is near; on by default. */
export function areRemindersOn(): boolean {
  return readKept('browser', KEY) === null
}

export function setReminders(on: boolean): void {
  keep('browser', KEY, on ? null : '1')
}
