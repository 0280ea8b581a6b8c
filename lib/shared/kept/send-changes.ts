import { type Failure, UNREACHABLE } from '../errors'
import type { Changes } from './changes'
import type { KeptChanges } from './kept-changes'

/** A page that cannot get rid of its changes gives up; the next one sends what is left. */
const MOST_TURNS = 50

/**
 * Makes the function that hands what is kept in this browser to the account that is signed in. What does not arrive
 * stays with the reason, and is sent when this is called again or with the next page.
 * @param send gives what the account has then, or why it did not arrive
 * @param most changes at once
 */
export function sendChanges<V extends { at: number }, A>(
  store: KeptChanges<V, A>,
  send: (changes: readonly (V & { key: string })[]) => Promise<{ ok: true; value: A } | Failure>,
  most: number,
): () => Promise<void> {
  let sending: Promise<void> | null = null
  const run = async () => {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const sent: Changes<V> = Object.fromEntries(Object.entries(store.pending()).slice(0, most))
      const changes = Object.entries(sent).map(([key, change]) => ({ ...change, key }))
      if (changes.length === 0) return
      const result = await send(changes).catch(() => UNREACHABLE)
      if (!result.ok) {
        store.failed(result)
        return
      }
      store.arrived(sent, result.value)
    }
  }
  return () => {
    sending ??= run().finally(() => {
      sending = null
    })
    return sending
  }
}
