const KEY = 'tp-been-here'

/** Notes in this browser that somebody signs in here. */
export function noteSignIn(): void {
  try {
    localStorage.setItem(KEY, '1')
  } catch {
    // Where nothing may be kept, everybody is new.
  }
}

/** Whether somebody has signed in here before. */
export function wasHereBefore(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}
