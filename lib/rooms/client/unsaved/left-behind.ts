import type { RoomConnection } from '../connection/connection'
import { countPending, type PendingStore } from './pending-store'

type LeftBehind = {
  /** Of this person's keys in this room. */
  prefix: string
  store: PendingStore
  /** Of the tabs that died; this tab has claimed them. */
  ids: readonly string[]
  /** This tab's own line; it says what became of the rest. */
  main: RoomConnection
  /** A line under another tab's id, not opened yet. */
  open: (tab: string) => RoomConnection
  /** The page is left. */
  left: AbortSignal
}

/**
 * Sends what other tabs left when they died, one after the other, each under its own id and numbers: so what the log
 * has of it already counts once, and what it has not comes in the order in which it was done.
 */
export async function sendLeftBehind({ prefix, store, ids, main, open, left }: LeftBehind): Promise<void> {
  const counts = await Promise.all(
    ids.map(async (id) => {
      const pending = await store.read(prefix + id)
      return pending ? countPending(pending) : 0
    }),
  )
  const tellCount = (done: number) =>
    main.countElsewhere(counts.slice(done).reduce((sum, one) => sum + one, 0))
  tellCount(0)
  await settles(main, left, (view) => view.connection.status === 'live')
  for (const [done, id] of ids.entries()) {
    if (left.aborted) return
    const line = open(id)
    const stopRelaying = relayNotices(line, main)
    await line.open()
    await settles(
      line,
      left,
      (view) =>
        view.connection.status === 'refused' || (view.connection.status === 'live' && view.unsaved === 0),
    )
    const outcome = line.getView().connection
    if (outcome.status === 'refused') main.notify(outcome.code, `What another tab left: ${outcome.message}`)
    stopRelaying()
    line.close()
    tellCount(done + 1)
  }
}

/** Resolves once the view fits, or the page is left. */
function settles(
  connection: RoomConnection,
  left: AbortSignal,
  fits: (view: ReturnType<RoomConnection['getView']>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const inspect = () => {
      if (!left.aborted && !fits(connection.getView())) return
      unsubscribe()
      left.removeEventListener('abort', inspect)
      resolve()
    }
    const unsubscribe = connection.subscribe(inspect)
    left.addEventListener('abort', inspect)
    inspect()
  })
}

/** What the room refuses of it is said where people look. */
function relayNotices(from: RoomConnection, to: RoomConnection): () => void {
  let heard = 0
  return from.subscribe(() => {
    for (const { id, code, message } of from.getView().notices) {
      if (id > heard) to.notify(code, message)
      heard = Math.max(heard, id)
    }
  })
}
