import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { RoundCommandKind } from '@/lib/rooms/domain/protocol/commands'

/** Commands that wait for their acknowledgement, as they are kept over a reload or a crash of the browser. */
export type Pending = {
  round: { op: number; kind: RoundCommandKind; payload: object }[]
  board: { op: number; bytes: Uint8Array }[]
  sheet: { op: number; bytes: Uint8Array }[]
}

export const nothingPending = (): Pending => ({ round: [], board: [], sheet: [] })

/** How the keys of one person's tabs begin, in one room or in all. */
export const pendingPrefix = (userId: string, roomId?: string): string =>
  roomId === undefined ? `${userId}:` : `${userId}:${roomId}:`

/** How many commands wait. */
export const countPending = ({ round, board, sheet }: Pending): number =>
  round.length + board.length + sheet.length

/** Where a browser keeps them. The key names person, room and tab. */
export type PendingStore = {
  read: (key: string) => Promise<Pending | undefined>
  /** Writes them, or forgets them with undefined. @returns whether the disk has it so */
  write: (key: string, pending: Pending | undefined) => Promise<boolean>
  /** Keys that begin like this one. */
  keys: (prefix: string) => Promise<string[]>
}

/** As the disk has it: what was kept by an earlier version of the app must load, and by the next one too. */
type Stored = Omit<Pending, 'round'> & { talk: Pending['round'] }

const toStored = ({ round, ...rest }: Pending): Stored => ({ ...rest, talk: round })
const fromStored = ({ talk, ...rest }: Stored): Pending => ({ ...rest, round: talk })

interface Schema extends DBSchema {
  pending: { key: string; value: Stored }
}

type Database = Pick<IDBPDatabase<Schema>, 'get' | 'getAllKeys' | 'transaction'>

const openDatabase = (): Promise<Database> =>
  openDB<Schema>('threepoint', 1, { upgrade: (db) => void db.createObjectStore('pending') })

let shared: PendingStore | null = null

/** This page's store. One for all: what a browser without a disk keeps in memory outlives the leaving of a room. */
export function pendingStore(): PendingStore {
  shared ??= openPendingStore()
  return shared
}

/**
 * Keeps them in IndexedDB; where that is not to be had (private windows, a full disk), in memory, so that the room
 * still works, and says that it does.
 */
export function openPendingStore(open = openDatabase): PendingStore {
  const memory = new Map<string, Pending>()
  /** Keys whose old content could not be read: nothing may be written over that before it was. */
  const unread = new Set<string>()
  let database: Promise<Database> | null = null
  /** Where there is no IndexedDB, even asking for it throws. */
  const withDatabase = async <T>(work: (db: Database) => Promise<T>, otherwise: T): Promise<T> => {
    try {
      database ??= open()
      return await work(await database)
    } catch {
      // The browser may have closed it: the next one asks anew.
      database = null
      return otherwise
    }
  }
  return {
    read: async (key) => {
      const own = memory.get(key)
      if (own) return own
      unread.add(key)
      const lookUp = async (db: Database) => {
        const kept = await db.get('pending', key)
        unread.delete(key)
        return kept && fromStored(kept)
      }
      return withDatabase<Pending | undefined>(lookUp, undefined)
    },
    write: (key, pending) => {
      if (pending) memory.set(key, pending)
      else memory.delete(key)
      return withDatabase(async (db) => {
        if (unread.has(key)) return false
        const { store, done } = db.transaction('pending', 'readwrite')
        // A full disk shows only when the transaction ends.
        await Promise.all([pending ? store.put(toStored(pending), key) : store.delete(key), done])
        return true
      }, false)
    },
    keys: async (prefix) => {
      const kept = await withDatabase(
        (db) => db.getAllKeys('pending', IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
        [],
      )
      return [...new Set([...kept, ...[...memory.keys()].filter((key) => key.startsWith(prefix))])]
    },
  }
}
