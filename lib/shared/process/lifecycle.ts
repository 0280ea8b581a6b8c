import { singleton } from '@/lib/shared/singleton'

type Lifecycle = {
  /** Names of the migrations that this version of the app needs. */
  migrations: string[]
  stopping: boolean
  /** Asks the socket side whether it takes commands; null where there is none. */
  roomsReady: (() => boolean) | null
  /** Asks the embedded Postgres why it is down; gives null while it runs. Null where the database is another's. */
  databaseDown: (() => string | null) | null
  /** New database connections get no time limits; see withoutLimits(). */
  unlimited: boolean
}

/** Where this process is in its life; set by the start-up, read by /readyz. */
export function lifecycle(): Lifecycle {
  return singleton('lifecycle', () => ({
    migrations: [],
    stopping: false,
    roomsReady: null,
    databaseDown: null,
    unlimited: false,
  }))
}
