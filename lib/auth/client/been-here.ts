import { keep, readKept } from '@/lib/shared/kept/browser-storage'

const KEY = 'tp-been-here'

/** Notes in this browser that somebody signs in here. */
export function noteSignIn(): void {
  keep('browser', KEY, '1')
}

/** Whether somebody has signed in here before. Where nothing is kept, everybody is new. */
export function wasHereBefore(): boolean {
  return readKept('browser', KEY) !== null
}
