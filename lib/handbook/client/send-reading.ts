import { keepReading } from '../actions'
import { accountHas, forgetSent, readingChanges } from './reading-store'

let sending: Promise<void> | null = null

/**
 * Hands what was read in this browser to the account that is signed in. What does not arrive stays here, and is sent
 * with the next page.
 */
export function sendReading(): Promise<void> {
  sending ??= send().finally(() => {
    sending = null
  })
  return sending
}

async function send(): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    const changes = Object.entries(readingChanges()).map(([page, change]) => ({ page, ...change }))
    if (changes.length === 0) return
    const result = await keepReading({ changes }).catch(() => null)
    if (!result?.ok) return
    accountHas(result.value)
    forgetSent(changes)
  }
}
