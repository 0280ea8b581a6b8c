import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

/** A shared text as it stands, whoever changes it. */
export function useSharedText(text: Y.Text): string {
  const subscribe = useCallback(
    (changed: () => void) => {
      text.observe(changed)
      return () => text.unobserve(changed)
    },
    [text],
  )
  const read = () => text.toString()
  return useSyncExternalStore(subscribe, read, read)
}
