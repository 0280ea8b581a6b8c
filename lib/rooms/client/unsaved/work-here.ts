import { type KeptFor, keep, keptKeys } from '@/lib/shared/kept/browser-storage'
import { countPending, type PendingStore, pendingPrefix, pendingStore } from './pending-store'

/** What this browser has of somebody's work that no server has. */
export type WorkHere = {
  /** Changes in rooms that are not acknowledged. */
  changes: number
  /** Texts and grades that were begun and not handed in. */
  drafts: number
}

/** Keys that name a person are theirs; one that ends in a colon holds a tab's id and no work. */
const isDraft = (key: string) => !key.endsWith(':')

/** Counts what signing out would lose. */
export async function countWorkHere(userId: string, store = pendingStore()): Promise<WorkHere> {
  const waiting = await Promise.all((await store.keys(pendingPrefix(userId))).map((key) => store.read(key)))
  return {
    changes: waiting.reduce((sum, pending) => sum + (pending ? countPending(pending) : 0), 0),
    drafts: keysOf(userId).filter(({ key }) => isDraft(key)).length,
  }
}

/** Deletes from this browser what it keeps of somebody. What others left here stays theirs. */
export async function forgetWorkHere(userId: string, store: PendingStore = pendingStore()): Promise<void> {
  for (const { where, key } of keysOf(userId)) keep(where, key, null)
  for (const key of await store.keys(pendingPrefix(userId))) await store.write(key, undefined)
}

function keysOf(userId: string): { where: KeptFor; key: string }[] {
  return (['browser', 'tab'] as const).flatMap((where) =>
    keptKeys(where)
      .filter((key) => key.includes(userId))
      .map((key) => ({ where, key })),
  )
}
