import { type Failure, UNREACHABLE } from '../errors'
import type { Changes } from './changes'
import type { KeptChanges } from './kept-changes'

/**
 * Maximum number of requests; a page that still has changes then gives up, and the next page sends the rest.
 */
const MOST_TURNS = 50

/**
 * Creates the function that sends what this browser keeps to the signed-in account. Changes that do not
 * arrive stay, with the reason, and are sent when this is called again or by the next page.
 * @param send returns the account's state after that, or why it failed
 * @param most maximum number of changes at once
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
