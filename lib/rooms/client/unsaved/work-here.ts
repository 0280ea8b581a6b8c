import { type KeptFor, keep, keptKeys } from '@/lib/shared/kept/browser-storage'
import { countPending, type PendingStore, pendingPrefix, pendingStore } from './pending-store'

/** The part of somebody's work that exists in this browser only. */
export type WorkHere = {
  /** Unacknowledged changes in rooms. */
  changes: number
  /** Texts and grades that were started but not submitted. */
  drafts: number
}

/** Keys that name a person are that person's; a key that ends in a colon holds a tab's id and no work. */
const isDraft = (key: string) => !key.endsWith(':')

/** Counts what would be lost by signing out. */
export async function countWorkHere(userId: string, store = pendingStore()): Promise<WorkHere> {
  const waiting = await Promise.all((await store.keys(pendingPrefix(userId))).map((key) => store.read(key)))
  return {
    changes: waiting.reduce((sum, pending) => sum + (pending ? countPending(pending) : 0), 0),
    drafts: keysOf(userId).filter(({ key }) => isDraft(key)).length,
  }
}

/** Deletes what this browser stores of somebody. What other people left here is kept. */
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
