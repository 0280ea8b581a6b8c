import { emptyView, type Notice, type RoomView } from './room-view'

/** Maximum number of notices shown at once. */
const MOST_NOTICES = 4

/** What people see of a room, and the listeners for its changes. */
export class ViewStore {
  private view: RoomView = emptyView
  private notices = 0
  private readonly listeners = new Set<() => void>()

  get now(): RoomView {
    return this.view
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Changes parts of it. Listeners are not called if nothing changes. */
  set(change: Partial<RoomView>): void {
    const same = (Object.keys(change) as (keyof RoomView)[]).every((key) => change[key] === this.view[key])
    if (same) return
    this.view = { ...this.view, ...change }
    for (const listener of this.listeners) listener()
  }

  /** The connection is lost for now. @param since when, in monotonic ms */
  lineLost(since: number): void {
    const { connection, round: room } = this.view
    if (connection.status === 'refused' || connection.status === 'reconnecting') return
    this.set({ connection: room ? { status: 'reconnecting', since } : { status: 'connecting' }, online: [] })
  }

  /** Shows a message to the user. */
  notify(code: string, message: string): void {
    const notice: Notice = { id: ++this.notices, code, message }
    this.set({ notices: [...this.view.notices.slice(1 - MOST_NOTICES), notice] })
  }

  dismiss(id: number): void {
    this.set({ notices: this.view.notices.filter((notice) => notice.id !== id) })
  }
}
