import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { RoundCommandKind } from '@/lib/rooms/domain/protocol/commands'

/** Commands that wait for their acknowledgement, as stored across reloads or a crash of the browser. */
export type Pending = {
  round: { op: number; kind: RoundCommandKind; payload: object }[]
  board: { op: number; bytes: Uint8Array }[]
  sheet: { op: number; bytes: Uint8Array }[]
}

export const nothingPending = (): Pending => ({ round: [], board: [], sheet: [] })

/** The prefix of the keys of one person's tabs, in one room or in all. */
export const pendingPrefix = (userId: string, roomId?: string): string =>
  roomId === undefined ? `${userId}:` : `${userId}:${roomId}:`

/** Number of commands waiting. */
export const countPending = ({ round, board, sheet }: Pending): number =>
  round.length + board.length + sheet.length

/** Where a browser stores them. The key names person, room and tab. */
export type PendingStore = {
  read: (key: string) => Promise<Pending | undefined>
  /** Stores the commands, or deletes them with undefined. @returns whether the disk has been updated */
  write: (key: string, pending: Pending | undefined) => Promise<boolean>
  /** The keys with this prefix. */
  keys: (prefix: string) => Promise<string[]>
}

/**
 * The format on disk: it must load what an earlier version of the app stored, and be loadable by the next
 * one.
 */
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

/**
 * This page's store. There is only one: what a browser without a disk keeps in memory outlives leaving a
 * room.
 */
export function pendingStore(): PendingStore {
  shared ??= openPendingStore()
  return shared
}

/**
 * Stores the commands in IndexedDB; if that is unavailable (private windows, a full disk), in memory, so that
 * the room still works, and reports that it does so.
 */
export function openPendingStore(open = openDatabase): PendingStore {
  const memory = new Map<string, Pending>()
  /** Keys whose old content could not be read: it must not be overwritten until it has been. */
  const unread = new Set<string>()
  let database: Promise<Database> | null = null
  /** Without IndexedDB, even accessing it throws. */
  const withDatabase = async <T>(work: (db: Database) => Promise<T>, otherwise: T): Promise<T> => {
    try {
      database ??= open()
      return await work(await database)
    } catch {
      // The browser may have closed it: the next call opens it again.
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
        // A full disk is reported only when the transaction ends.
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
