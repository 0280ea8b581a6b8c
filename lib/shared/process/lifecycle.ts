import { singleton } from '@/lib/shared/singleton'

type Lifecycle = {
  /** Names of the migrations that this version of the app needs. */
  migrations: string[]
  stopping: boolean
  /** Whether the socket server accepts commands; null if there is none. */
  roomsReady: (() => boolean) | null
  /** Why the embedded Postgres is down; returns null while it runs. Null if the database is external. */
  databaseDown: (() => string | null) | null
  /** New database connections get no time limits; see withoutLimits(). */
  unlimited: boolean
}

/** The stage of this process's life; set by the start-up, read by /readyz. */
export function lifecycle(): Lifecycle {
  return singleton('lifecycle', () => ({
    migrations: [],
    stopping: false,
    roomsReady: null,
    databaseDown: null,
    unlimited: false,
  }))
}
