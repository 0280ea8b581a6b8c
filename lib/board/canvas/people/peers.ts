import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { Viewport } from '@/lib/board/domain/presence'
import type { BoardPresence, Peer } from '../channel'
import { FrameTimer } from '../frame-timer'
import { fitView, show } from '../view/fit-view'
import { cursorId } from './cursor-id'

/** Whoever has not pointed at the board yet points, in what is told, at the very middle of what they see. */
function isPointing({ x, y, viewport }: Peer): boolean {
  return x !== viewport?.x || y !== viewport.y
}

/** A little more than the connection allows, so that the last word of a movement is never the one left out. */
const TELL_EVERY_MS = 55

/** Presence may be lost on its way, so whoever stops says once more where: nobody is left looking elsewhere. */
const SAY_AGAIN_MS = 1_500

type Collaborators = NonNullable<Parameters<ExcalidrawImperativeAPI['updateScene']>[0]['collaborators']>

/** Shows where the others are, tells them where this person is, and follows somebody's view. */
export class Peers {
  private following: number | null = null
  private size = ''
  private seen: Viewport | undefined
  private last: ReadonlyMap<number, Peer> = new Map()
  /** Null as long as nobody pointed at the board: a tablet has no pointer before the first touch. */
  private pointer: { x: number; y: number; button: 'up' | 'down' } | null = null
  private readonly cursors = new Map<string, string>()
  private sentAt = Number.NEGATIVE_INFINITY
  private timer: ReturnType<typeof setTimeout> | undefined
  private repeat: ReturnType<typeof setTimeout> | undefined
  private readonly frame = new FrameTimer(() => this.show())
  private stopListening: () => void = () => {}

  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    private readonly presence: BoardPresence,
  ) {}

  start(): void {
    // Presence is not kept anywhere: whoever comes is told what this person sees, without waiting for them to move.
    this.stopListening = this.presence.subscribe({
      moved: (peers) => {
        const somebodyNew = [...peers.keys()].some((number) => !this.last.has(number))
        this.last = peers
        // Everybody tells of themselves many times a second, and each look at the canvas is dear.
        this.frame.ask()
        if (somebodyNew) this.tell()
      },
      // The second tab of somebody who is here already shows in no other way.
      announced: () => this.tell(),
    })
    document.addEventListener('visibilitychange', this.shownAgain)
    this.tell()
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.shownAgain)
    clearTimeout(this.timer)
    clearTimeout(this.repeat)
    this.frame.cancel()
    this.stopListening()
  }

  /** Shows all of what a member sees, from now on; null stops. */
  follow(number: number | null): void {
    this.following = number
    this.updateView()
    this.tell()
  }

  /** The canvas may have another size now. */
  changed(): void {
    const { width, height } = this.api.getAppState()
    const size = `${width} ${height}`
    if (size === this.size) return
    this.size = size
    this.updateView()
    this.tell()
  }

  pointed(x: number, y: number, button: 'up' | 'down'): void {
    this.pointer = { x: Math.round(x), y: Math.round(y), button }
    this.tell()
  }

  /** Tells the others after a scroll or zoom too. */
  tell(): void {
    if (this.timer !== undefined) return
    clearTimeout(this.repeat)
    const wait = Math.max(0, this.sentAt + TELL_EVERY_MS - performance.now())
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.sentAt = performance.now()
      this.send()
      this.repeat = setTimeout(() => this.send(), SAY_AGAIN_MS)
    }, wait)
  }

  private readonly shownAgain = (): void => {
    if (!document.hidden) this.tell()
  }

  private send(): void {
    // Tabs of one person share a number: a tab in the background would take followers to where nobody looks.
    if (document.hidden) return
    const state = this.api.getAppState()
    const selected = Object.keys(state.selectedElementIds)
    const viewport = this.viewport()
    const pointer = this.pointer ?? (viewport && { x: viewport.x, y: viewport.y, button: 'up' as const })
    if (pointer) this.presence.cursor(pointer.x, pointer.y, pointer.button, selected, viewport)
  }

  /**
   * Who follows tells what they follow and not the larger piece they have around it: two who follow each other would
   * zoom out without end. Who has put the board aside, on a phone, tells what they saw last.
   */
  private viewport(): Viewport | undefined {
    const followed = this.followedView()
    if (followed) return followed
    const { width, height, scrollX, scrollY, zoom } = this.api.getAppState()
    if (width > 0 && height > 0)
      this.seen = {
        x: Math.round(width / 2 / zoom.value - scrollX),
        y: Math.round(height / 2 / zoom.value - scrollY),
        w: Math.max(1, Math.round(width / zoom.value)),
        h: Math.max(1, Math.round(height / zoom.value)),
        zoom: Math.round(zoom.value * 1000) / 1000,
      }
    return this.seen
  }

  private followedView(): Viewport | undefined {
    return this.following === null ? undefined : this.last.get(this.following)?.viewport
  }

  private show(): void {
    const collaborators = new Map() as Collaborators
    for (const [number, peer] of this.last) {
      const color = { background: peer.color, stroke: peer.color }
      const id = this.cursorOf(number, peer.color)
      collaborators.set(id as never, {
        id,
        socketId: id as never,
        username: peer.name,
        color,
        button: peer.button,
        ...(isPointing(peer) ? { pointer: { x: peer.x, y: peer.y, tool: 'pointer' } } : {}),
        selectedElementIds: Object.fromEntries(peer.selectedIds.map((selected) => [selected, true as const])),
      })
    }
    this.api.updateScene({ collaborators })
    this.updateView()
  }

  private cursorOf(number: number, color: string): string {
    const known = this.cursors.get(`${number} ${color}`) ?? cursorId(number, color)
    this.cursors.set(`${number} ${color}`, known)
    return known
  }

  private updateView(): void {
    const seen = this.followedView()
    const { width, height, scrollX, scrollY, zoom } = this.api.getAppState()
    if (!seen || width === 0 || height === 0) return
    const next = fitView(seen, { width, height }, seen.zoom)
    const moved = Math.abs(next.scrollX - scrollX) > 0.5 || Math.abs(next.scrollY - scrollY) > 0.5
    if (!moved && Math.abs(zoom.value - next.zoom) < 0.001) return
    show(this.api, next)
    this.tell()
  }
}
