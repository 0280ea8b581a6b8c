import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

/** The current content of a shared text, whoever changes it. */
export function useSharedText(text: Y.Text): string
/** A number derived from it, such as its length: the component renders again when that changes. */
export function useSharedText<Part extends number>(text: Y.Text, select: (words: string) => Part): Part
export function useSharedText(text: Y.Text, select?: (words: string) => number): string | number {
  const subscribe = useCallback(
    (changed: () => void) => {
      text.observe(changed)
      return () => text.unobserve(changed)
    },
    [text],
  )
  const read = () => (select ? select(text.toString()) : text.toString())
  return useSyncExternalStore(subscribe, read, read)
}
