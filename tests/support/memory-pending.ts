import { nothingPending, type Pending, type PendingStore } from '@/lib/rooms/client/unsaved/pending-store'

/** Stores pending work in memory, as a browser's disk would across a reload. */
export function memoryStore(): PendingStore {
  const kept = new Map<string, Pending>()
  return {
    read: async (key) => kept.get(key) && structuredClone({ ...nothingPending(), ...kept.get(key) }),
    write: async (key, pending) => {
      if (pending) kept.set(key, structuredClone(pending))
      else kept.delete(key)
      return true
    },
    keys: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  }
}
