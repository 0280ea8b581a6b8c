import { keep, readKept } from '@/lib/shared/kept/browser-storage'

const KEY = 'tp-no-reminders'

/** Whether pages in this browser say when a booked round is near; on until somebody does not want it. */
export function areRemindersOn(): boolean {
  return readKept('browser', KEY) === null
}

export function setReminders(on: boolean): void {
  keep('browser', KEY, on ? null : '1')
}
