import { keep, readKept } from '@/lib/shared/kept/browser-storage'

const KEY = 'tp-queue'
const listeners = new Set<() => void>()
/** For browsers that keep nothing: at least this page knows. */
let inMemory: string | null = null

/**
 * Whose place in the queue this browser watches, on every page; null for nobody's. Only a reason to ask: the server says
 * whether there is one.
 */
export function watchedPerson(): string | null {
  return readKept('browser', KEY) ?? inMemory
}

/** @param userId null to watch nobody's place any more */
export function watchPlace(userId: string | null): void {
  if (watchedPerson() === userId) return
  inMemory = userId
  keep('browser', KEY, userId)
  for (const listener of listeners) listener()
}

/** Also hears of what other tabs watch. @returns stops listening */
export function onWatched(listener: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key !== KEY) return
    inMemory = event.newValue
    listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', heard)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', heard)
  }
}
