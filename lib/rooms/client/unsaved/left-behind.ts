import type { RoomConnection } from '../connection/connection'
import { countPending, type PendingStore } from './pending-store'

type LeftBehind = {
  /** Prefix of this person's keys in this room. */
  prefix: string
  store: PendingStore
  /** Ids of the tabs that died; this tab has claimed them. */
  ids: readonly string[]
  /** This tab's own connection; it reports what became of the rest. */
  main: RoomConnection
  /** Creates a connection with another tab's id, without opening it. */
  open: (tab: string) => RoomConnection
  /** Aborted when the user leaves the page. */
  left: AbortSignal
}

/**
 * Sends the work that other tabs left when they died, one tab after the other, each under its own id and
 * numbers: work that is already in the log counts only once, and the rest arrives in its original order.
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

/** Resolves once the view fits, or when the user leaves the page. */
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

/** Shows the refusals of one connection on another, where people look. */
function relayNotices(from: RoomConnection, to: RoomConnection): () => void {
  let heard = 0
  return from.subscribe(() => {
    for (const { id, code, message } of from.getView().notices) {
      if (id > heard) to.notify(code, message)
      heard = Math.max(heard, id)
    }
  })
}
