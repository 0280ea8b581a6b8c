import { CaptureUpdateAction, mutateElement } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { BoardDoc } from '@/lib/rooms/domain/board/doc'
import type { BoardElement } from '@/lib/rooms/domain/board/element'
import { Capture } from './capture'
import type { BoardChannel } from './channel'
import { FrameTimer } from './frame-timer'
import { gestureState } from './gesture-state'
import { Images } from './images'
import { type LiveElement, liveElements } from './live-element'
import { Peers } from './peers'
import type { BoardReceiver } from './receiver'
import type { Replica } from './replica'
import { reroute } from './reroute'
import { findUndoStore } from './store-access'
import { openEditor, showInEditor } from './text-editor'
import { layOutText, textsToLayOut } from './text-layout'
import { View } from './view'

const COMPOSING = ['compositionstart', 'compositionend']

/** How long nothing may happen before what follows from other elements is put right, in ms. */
const SETTLE_MS = 200

/**
 * Binds one Excalidraw canvas to the replica of its board. Local changes are found by comparing the canvas with what
 * it last stood for, once a frame; changes from elsewhere are drawn once a frame. Before anything from elsewhere is
 * taken in, the canvas is looked at, so that what the person just did lies on top.
 */
export class BoardBinding implements BoardReceiver {
  readonly peers: Peers
  private readonly replica: Replica
  private readonly view: View
  private readonly capture: Capture
  private readonly images: Images
  private readonly frame = new FrameTimer(() => this.tick())
  private readonly elbows = new Set<string>()
  /** Texts to lay out, because two people's edits met in them. */
  private readonly unlaid = new Set<string>()
  private composing = false
  /** Changed in the replica, not on the canvas yet. */
  private behind = new Set<string>()
  private again = new Set<string>()
  private dirty = false
  private unsettled = false
  private settleTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    private readonly channel: BoardChannel,
    private readonly root: HTMLElement,
  ) {
    this.replica = channel.replica
    this.view = new View(api, this.replica, findUndoStore(api, root), (elements, hasStore) =>
      this.write(elements, hasStore),
    )
    this.images = new Images(api, channel, {
      stored: () => this.changed(),
      renamed: (from, to) => this.renameImage(from, to),
      refused: (fileId, message) => this.dropImage(fileId, message),
    })
    this.capture = new Capture(this.view, (fileId) => this.images.isStored(fileId))
    this.peers = new Peers(api, channel.presence)
  }

  /** Draws the board and starts to listen. */
  start(): void {
    this.channel.attach(this)
    this.peers.start()
    for (const name of COMPOSING) this.root.addEventListener(name, this.composition)
    this.behind = new Set(this.replica.local.elements.keys())
    this.tick()
  }

  /** Takes what is still only on the canvas, and gives the board back. */
  stop(): void {
    this.collect()
    this.frame.cancel()
    clearTimeout(this.settleTimer)
    this.peers.stop()
    for (const name of COMPOSING) this.root.removeEventListener(name, this.composition)
    this.channel.attach(null)
  }

  /** An editor in the middle of composing a character must not be touched. */
  private readonly composition = (event: Event) => {
    this.composing = event.type === 'compositionstart'
    if (!this.composing) this.frame.ask()
  }

  /** Excalidraw changed something; mostly not the elements. */
  changed(): void {
    this.dirty = true
    this.frame.ask()
  }

  acked(op: number, corrections: Uint8Array | null, logged?: Uint8Array): void {
    this.collect()
    const changed = this.replica.acked(op, corrections, logged)
    // The server merged what was typed with what somebody else typed; nobody has laid that out yet.
    for (const id of changed) if (this.replica.local.elements.get(id)?.type === 'text') this.unlaid.add(id)
    this.take(changed)
  }

  remote(bytes: Uint8Array, corrections: Uint8Array | null): void {
    this.takeRemote(() => this.replica.remote(bytes, corrections))
  }

  refused(op: number, message: string): void {
    this.collect()
    this.take(this.replica.refused(op))
    this.tell(message)
  }

  reset(doc: BoardDoc, accepted: ReadonlySet<number>): void {
    this.takeRemote(() => this.replica.reset(doc, accepted))
  }

  reconnected(): void {
    this.collect()
    this.replica.reconnected()
  }

  private takeRemote(apply: () => Set<string>): void {
    this.collect()
    const before = new Map<string, BoardElement>(
      this.replica.pendingCount > 0 ? this.replica.local.elements : [],
    )
    const changed = apply()
    this.closeEditor(changed)
    const { patches, elbows } = reroute(this.replica, changed, (id) => before.get(id))
    this.replica.edit(patches)
    if (patches.length > 0) this.channel.changed()
    for (const id of elbows) this.elbows.add(id)
    for (const id of textsToLayOut(this.replica, changed)) this.unlaid.add(id)
    this.take([...changed, ...patches.map((patch) => (patch.kind === 'set' ? patch.id : ''))])
  }

  private take(ids: Iterable<string>): void {
    for (const id of ids) this.behind.add(id)
    if (this.behind.size > 0 || this.view.ownKeys.size > 0) this.frame.ask()
  }

  /** An open editor would bring a text back that somebody deleted, with every key: it is closed first. */
  private closeEditor(changed: ReadonlySet<string>): void {
    const { editingText, editingContainer } = gestureState(this.api)
    const gone = (id: string | null) =>
      id !== null && changed.has(id) && this.replica.local.elements.get(id)?.isDeleted !== false
    if (!gone(editingText) && !gone(editingContainer)) return
    openEditor(this.root)?.blur()
    this.dirty = true
    this.collect()
  }

  private tick(): void {
    this.frame.cancel()
    this.collect()
    const gesture = gestureState(this.api)
    const [behind, again] = [this.behind, this.again]
    this.behind = new Set()
    this.again = new Set()
    this.images.fetchMissing([...behind].flatMap((id) => this.replica.local.elements.get(id) ?? []))
    this.view.render(behind, again, gesture, false)
    this.followText(gesture.editingText)
    if (behind.size + again.size > 0) this.settleSoon()
  }

  /** Shows in the open editor what somebody else made of its text. */
  private followText(id: string | null): void {
    const editor = id === null || this.composing ? null : openEditor(this.root)
    const text = id === null ? undefined : this.replica.local.elements.get(id)
    if (!editor || id === null || !text || text.isDeleted || text.originalText === undefined) return
    const relayout = this.unlaid.delete(id)
    if (relayout || editor.value !== text.originalText) showInEditor(editor, text.originalText, relayout)
  }

  private collect(): void {
    if (!this.dirty) return
    this.dirty = false
    if (!this.channel.canEdit) return
    const { patches, again, problems } = this.capture.collect(liveElements(this.api), gestureState(this.api))
    for (const id of again) this.again.add(id)
    if (again.size > 0) this.frame.ask()
    for (const problem of new Set(problems)) this.tell(problem)
    if (patches.length === 0) return
    this.replica.edit(patches)
    this.channel.changed()
    this.settleSoon()
  }

  private settleSoon(): void {
    this.unsettled = true
    clearTimeout(this.settleTimer)
    this.settleTimer = setTimeout(() => this.settle(), SETTLE_MS)
  }

  /** Once nobody is in the middle of anything: places of texts, lists of what is bound, paths of elbow arrows. */
  private settle(): void {
    if (!this.unsettled) return
    const gesture = gestureState(this.api)
    if (gesture.busy) {
      this.settleSoon()
      return
    }
    this.unsettled = false
    this.tick()
    this.view.render(new Set(), new Set(), gesture, true)
    this.routeElbows()
    this.layOutTexts()
  }

  private layOutTexts(): void {
    const live = new Map(liveElements(this.api).map((element) => [element.id, element]))
    for (const id of this.unlaid) {
      const text = live.get(id)
      if (!text || text.isDeleted) continue
      const patches = layOutText(text, live.get(String(text.containerId)))
      if (patches.length === 0) continue
      this.replica.edit(patches)
      this.channel.changed()
      this.take([id])
    }
    this.unlaid.clear()
  }

  private routeElbows(): void {
    for (const live of liveElements(this.api)) {
      const points = live.points as [number, number][] | undefined
      const [first, last] = [points?.[0], points?.at(-1)]
      if (!this.elbows.has(live.id) || live.isDeleted || !first || !last) continue
      // Excalidraw finds the path and both ends anew from the bindings.
      mutateElement(live as never, { points: [first, last] } as never)
    }
    this.elbows.clear()
  }

  private write(elements: LiveElement[], hasStore: boolean): void {
    const captureUpdate = hasStore ? CaptureUpdateAction.EVENTUALLY : CaptureUpdateAction.NEVER
    this.api.updateScene({ elements: elements as never, captureUpdate })
  }

  private renameImage(from: string, to: string): void {
    const ids = liveElements(this.api).filter((live) => live.fileId === from)
    for (const live of ids) mutateElement(live as never, { fileId: to } as never)
    if (ids.length > 0) this.changed()
  }

  private dropImage(fileId: string, message: string): void {
    const elements = liveElements(this.api).filter((live) => live.fileId !== fileId)
    this.write([...elements], false)
    this.tell(message)
  }

  private tell(message: string): void {
    this.api.setToast({ message, closable: true, duration: 6_000 })
  }
}
