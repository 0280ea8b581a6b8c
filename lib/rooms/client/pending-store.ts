import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Commands that wait for their acknowledgement, as they are kept over a reload or a crash of the browser. */
export type Pending = {
  talk: { op: number; kind: string; payload: unknown }[]
  board: { op: number; bytes: Uint8Array }[]
  sheet: { op: number; bytes: Uint8Array }[]
}

export const nothingPending = (): Pending => ({ talk: [], board: [], sheet: [] })

/** Where a browser keeps them. The key names person, room and tab. */
export type PendingStore = {
  read: (key: string) => Promise<Pending | undefined>
  write: (key: string, pending: Pending | undefined) => Promise<void>
  /** Keys that begin like this one. */
  keys: (prefix: string) => Promise<string[]>
}

interface Schema extends DBSchema {
  pending: { key: string; value: Pending }
}

/** Keeps them in IndexedDB; where that is not to be had (private windows), in memory, so that the room still works. */
export function openPendingStore(): PendingStore {
  const memory = new Map<string, Pending>()
  let database: Promise<IDBPDatabase<Schema>> | null = null
  const open = () => {
    database ??= openDB<Schema>('threepoint', 1, { upgrade: (db) => void db.createObjectStore('pending') })
    return database
  }
  return {
    read: async (key) =>
      memory.get(key) ??
      (await open()
        .then((db) => db.get('pending', key))
        .catch(() => undefined)),
    write: async (key, pending) => {
      if (pending) memory.set(key, pending)
      else memory.delete(key)
      const write = async (db: IDBPDatabase<Schema>) => {
        if (pending) await db.put('pending', pending, key)
        else await db.delete('pending', key)
      }
      await open()
        .then(write)
        .catch(() => undefined)
    },
    keys: async (prefix) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      const kept = await open()
        .then((db) => db.getAllKeys('pending', range))
        .catch(() => [] as string[])
      return [...new Set([...kept, ...[...memory.keys()].filter((key) => key.startsWith(prefix))])]
    },
  }
}
