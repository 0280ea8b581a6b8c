import { nothingPending, type Pending, type PendingStore } from '@/lib/rooms/client/pending-store'

/** Keeps what waits in memory, as a browser's disk would over a reload. */
export function memoryStore(): PendingStore {
  const kept = new Map<string, Pending>()
  return {
    read: async (key) => kept.get(key) && structuredClone({ ...nothingPending(), ...kept.get(key) }),
    write: async (key, pending) =>
      void (pending ? kept.set(key, structuredClone(pending)) : kept.delete(key)),
    keys: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  }
}
