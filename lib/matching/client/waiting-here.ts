import { keep, readKept } from '@/lib/shared/kept/browser-storage'

const KEY = 'tp-queue'
const listeners = new Set<() => void>()
/** For browsers without storage: at least this page knows. */
let inMemory: string | null = null

/**
 * The user whose place in the queue this browser watches, on every page; null for nobody. It only tells whether to ask:
 * the server knows whether there is a place.
 */
export function watchedPerson(): string | null {
  return readKept('browser', KEY) ?? inMemory
}

/** @param userId null to stop watching */
export function watchPlace(userId: string | null): void {
  if (watchedPerson() === userId) return
  inMemory = userId
  keep('browser', KEY, userId)
  for (const listener of listeners) listener()
}

/** Also called for changes by other tabs. @returns stops listening */
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
