import { keep, readKept } from '@/lib/shared/kept/browser-storage'

const KEY = 'tp-been-here'

/** Remembers in this browser that somebody has signed in here. */
export function noteSignIn(): void {
  keep('browser', KEY, '1')
}

/** Whether somebody has signed in here before. False where the browser keeps no storage. */
export function wasHereBefore(): boolean {
  return readKept('browser', KEY) !== null
}
