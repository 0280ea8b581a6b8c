import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { BoardDoc } from '@/lib/board/domain/doc'
import { type Patch, patchId } from '@/lib/board/domain/patch/patch'
import { Capture } from './capture/capture'
import { gestureState } from './capture/gesture-state'
import { type LiveElement, liveElements } from './capture/live-element'
import { liftPenInTime } from './capture/long-stroke'
import { reroute } from './capture/reroute'
import { Settling } from './capture/settling'
import type { BoardChannel } from './channel'
import { FrameTimer } from './frame-timer'
import { CanvasImages, type ImageElements } from './images/image-elements'
import { Images } from './images/images'
import { LateImages } from './images/late-images'
import { Peers } from './people/peers'
import type { BoardReceiver } from './replica/receiver'
import type { Replica } from './replica/replica'
import { openEditor, showInEditor } from './text/text-editor'
import { textsToLayOut } from './text/text-layout'
import { showElements } from './view/show-elements'
import { findUndoStore } from './view/store-access'
import { BoardView } from './view/view'

const TELL_AGAIN_MS = 5_000
const COMPOSING = ['compositionstart', 'compositionend']

/**
 * Binds one Excalidraw canvas to the replica of its board. Once a frame, local changes are found by comparing the
 * canvas with what it last represented, and remote changes are drawn. The canvas is read before remote changes are
 * applied, so that what the person just did ends up on top.
 */
export class BoardBinding implements BoardReceiver {
  readonly peers: Peers
  private readonly replica: Replica
  private readonly view: BoardView
  private readonly capture: Capture
  private readonly images: Images
  private readonly frame = new FrameTimer(() => this.tick())
  private readonly settling: Settling
  private composing = false
  /** Changed in the replica, but not on the canvas yet. */
  private stale = new Set<string>()
  private redraw = new Set<string>()
  private dirty = false
  private imageElements: ImageElements
  private stopped = false
  private lastNotice = { problem: '', at: 0 }

  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    private readonly channel: BoardChannel,
    private readonly root: HTMLElement,
  ) {
    this.replica = channel.replica
    this.view = new BoardView(api, this.replica, findUndoStore(api, root), (elements, hasStore) =>
      this.write(elements, hasStore),
    )
    this.images = new Images(api, channel, {
      stored: () => this.imageElements.stored((fileId) => this.images.isStored(fileId)),
      renamed: (from, to) => {
        this.imageElements.rename(from, to)
        this.changed()
      },
      isWanted: (fileId) => this.imageElements.has(fileId),
      refused: (fileId, message) => {
        this.imageElements.drop(fileId)
        channel.notify(message)
      },
    })
    this.imageElements = new CanvasImages(api, {
      write: (elements) => this.write(elements, false),
      inspect: () => this.inspect(),
    })
    this.capture = new Capture(this.view, (fileId) => this.images.isStored(fileId))
    this.peers = new Peers(api, channel.presence)
    this.settling = new Settling(
      api,
      () => {
        this.tick()
        this.view.render(new Set(), new Set(), gestureState(api), true)
      },
      (patches) => this.correct(patches),
    )
  }

  /** Draws the board and starts to listen. */
  start(): void {
    this.channel.attach(this)
    this.peers.start()
    for (const name of COMPOSING) this.root.addEventListener(name, this.composition)
    this.stale = new Set(this.replica.local.elements.keys())
    this.tick()
  }

  /** Captures what is still only on the canvas, and releases the board. */
  stop(): void {
    // Excalidraw fails when it is unmounted with its text editor open.
    openEditor(this.root)?.blur()
    this.inspect()
    this.stopped = true
    this.imageElements = new LateImages(liveElements(this.api), (id) => this.view.shown.has(id), this.channel)
    this.images.stop()
    this.frame.cancel()
    this.settling.stop()
    this.peers.stop()
    for (const name of COMPOSING) this.root.removeEventListener(name, this.composition)
    this.channel.attach(null)
  }

  /** An editor in the middle of an IME composition must not be touched. */
  private readonly composition = (event: Event) => {
    this.composing = event.type === 'compositionstart'
    if (!this.composing) this.frame.ask()
  }

  /** Excalidraw changed something; usually not the elements. */
  changed(): void {
    // A canvas that was unmounted is empty, which must not be mistaken for deletions.
    if (this.stopped) return
    this.dirty = true
    this.frame.ask()
    this.peers.changed()
  }

  edited(ids: Iterable<string>): void {
    for (const id of ids) {
      // Only a canvas can measure a text or find the path of an elbow arrow.
      const { type, elbowed } = this.replica.local.elements.get(id) ?? {}
      if (type === 'text') this.settling.texts.add(id)
      if (elbowed) this.settling.elbows.add(id)
      this.stale.add(id)
    }
    this.take([])
  }

  show(ids: readonly string[], closely: boolean): void {
    // What was just edited has to be on the canvas first.
    this.tick()
    showElements(this.api, new Set(ids), closely)
  }

  inspect(): void {
    this.dirty = true
    this.collect()
  }

  acked(op: number, corrections: Uint8Array | null, logged?: Uint8Array): void {
    this.collect()
    const changed = this.replica.acked(op, corrections, logged)
    // The server merged this text with another person's edit; no browser has laid out the result yet.
    for (const id of changed)
      if (this.replica.local.elements.get(id)?.type === 'text') this.settling.texts.add(id)
    this.take(changed)
  }

  remote(bytes: Uint8Array, corrections: Uint8Array | null): void {
    this.takeRemote(() => this.replica.remote(bytes, corrections))
  }

  refused(op: number): void {
    this.collect()
    this.take(this.replica.refused(op))
  }

  reset(doc: BoardDoc, accepted: ReadonlySet<number>): void {
    this.takeRemote(() => this.replica.reset(doc, accepted))
  }

  reconnected(): void {
    this.collect()
    this.replica.reconnected()
    // Pictures that could not be fetched while the server was unreachable can be fetched now.
    this.images.fetchMissing(this.replica.local.elements.values())
    this.peers.tell()
  }

  private takeRemote(apply: () => Set<string>): void {
    this.collect()
    const changed = apply()
    const { replaced } = this.replica
    this.closeEditor(changed)
    this.take(changed)
    const { patches, elbows } = reroute(this.replica, changed, (id) => replaced.get(id))
    this.correct(patches)
    for (const id of elbows) this.settling.elbows.add(id)
    for (const id of textsToLayOut(this.replica, changed)) this.settling.texts.add(id)
  }

  /** Sends this browser's corrections, and draws them. */
  private correct(patches: Patch[]): void {
    if (patches.length === 0) return
    this.replica.edit(patches)
    this.channel.changed()
    this.take(patches.map(patchId))
  }

  private take(ids: Iterable<string>): void {
    for (const id of ids) this.stale.add(id)
    if (this.stale.size > 0 || this.view.ownKeys.size > 0) this.frame.ask()
  }

  /** With every key press, an open editor would restore a text that somebody else deleted: it is closed first. */
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
    const [stale, redraw] = [this.stale, this.redraw]
    this.stale = new Set()
    this.redraw = new Set()
    this.images.fetchMissing([...stale].flatMap((id) => this.replica.local.elements.get(id) ?? []))
    this.view.render(stale, redraw, gesture, false)
    this.followText(gesture.editingText)
    if (stale.size + redraw.size > 0) this.settling.soon()
  }

  /** Updates the open editor with what somebody else made of its text. */
  private followText(id: string | null): void {
    const editor = id === null || this.composing ? null : openEditor(this.root)
    const text = id === null ? undefined : this.replica.local.elements.get(id)
    if (!editor || id === null || !text || text.isDeleted || text.originalText === undefined) return
    const relayout = this.settling.texts.delete(id)
    if (relayout || editor.value !== text.originalText) showInEditor(editor, text.originalText, relayout)
  }

  private collect(): void {
    if (!this.dirty) return
    this.dirty = false
    if (!this.channel.canEdit) return
    const { patches, redraw, problems } = this.capture.collect(liveElements(this.api), gestureState(this.api))
    for (const id of redraw) this.redraw.add(id)
    if (redraw.size > 0) this.frame.ask()
    for (const problem of new Set(problems)) this.tell(problem)
    if (patches.length === 0) return
    this.replica.edit(patches)
    this.channel.changed()
    this.settling.soon()
    liftPenInTime(this.api)
  }

  /** Reports why something was left out, without repeating it throughout a gesture. */
  private tell(problem: string): void {
    const now = performance.now()
    if (problem === this.lastNotice.problem && now - this.lastNotice.at < TELL_AGAIN_MS) return
    this.lastNotice = { problem, at: now }
    this.channel.notify(problem)
  }

  private write(elements: LiveElement[], hasStore: boolean): void {
    const captureUpdate = hasStore ? CaptureUpdateAction.EVENTUALLY : CaptureUpdateAction.NEVER
    this.api.updateScene({ elements: elements as never, captureUpdate })
  }
}
