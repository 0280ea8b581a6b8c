import { emptyView, type Notice, type RoomView } from './room-view'

/** As many sentences as are shown at once. */
const MOST_NOTICES = 4

/** What people see of a room, and who wants to hear when that changes. */
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

  /** Changes parts of it. Nobody is told when that changes nothing. */
  set(change: Partial<RoomView>): void {
    const same = (Object.keys(change) as (keyof RoomView)[]).every((key) => change[key] === this.view[key])
    if (same) return
    this.view = { ...this.view, ...change }
    for (const listener of this.listeners) listener()
  }

  /** The line is gone for now. @param since when, in ms that only go forward */
  lineLost(since: number): void {
    const { connection, round: room } = this.view
    if (connection.status === 'refused' || connection.status === 'reconnecting') return
    this.set({ connection: room ? { status: 'reconnecting', since } : { status: 'connecting' }, online: [] })
  }

  /** Puts a sentence where people see it. */
  notify(code: string, message: string): void {
    const notice: Notice = { id: ++this.notices, code, message }
    this.set({ notices: [...this.view.notices.slice(1 - MOST_NOTICES), notice] })
  }

  dismiss(id: number): void {
    this.set({ notices: this.view.notices.filter((notice) => notice.id !== id) })
  }
}
