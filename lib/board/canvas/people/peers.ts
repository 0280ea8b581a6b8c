import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { Viewport } from '@/lib/board/domain/presence'
import type { BoardPresence, Peer } from '../channel'
import { FrameTimer } from '../frame-timer'
import { fitView, show } from '../view/fit-view'
import { cursorId } from './cursor-id'

/** For a member who has not pointed at the board yet, the reported position is the exact centre of their view. */
function isPointing({ x, y, viewport }: Peer): boolean {
  return x !== viewport?.x || y !== viewport.y
}

/** A little more than the connection allows, so that the last update of a movement is never the one dropped. */
const TELL_EVERY_MS = 55

/** Presence updates may be lost, so the final position is sent a second time: nobody keeps following a stale view. */
const SAY_AGAIN_MS = 1_500

type Collaborators = NonNullable<Parameters<ExcalidrawImperativeAPI['updateScene']>[0]['collaborators']>

/** Shows where the others are, sends this person's position, and follows another member's view. */
export class Peers {
  private following: number | null = null
  private size = ''
  private seen: Viewport | undefined
  private last: ReadonlyMap<number, Peer> = new Map()
  /** Null until somebody points at the board: a tablet has no pointer before the first touch. */
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
    // Presence is not stored anywhere: a new member receives this person's view without waiting for them to move.
    this.stopListening = this.presence.subscribe({
      moved: (peers) => {
        const somebodyNew = [...peers.keys()].some((number) => !this.last.has(number))
        this.last = peers
        // Everybody sends updates many times a second, and reading the canvas is expensive.
        this.frame.ask()
        if (somebodyNew) this.tell()
      },
      // There is no other sign of a second tab of a member who is already here.
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

  /** Keeps a member's whole view visible from now on; null stops. */
  follow(number: number | null): void {
    this.following = number
    this.updateView()
    this.tell()
  }

  /** The canvas may have a new size. */
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

  /** Also sends updates after a scroll or zoom. */
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
    // Tabs of one person share a number: a background tab would take followers to a view that nobody is looking at.
    if (document.hidden) return
    const state = this.api.getAppState()
    const selected = Object.keys(state.selectedElementIds)
    const viewport = this.viewport()
    const pointer = this.pointer ?? (viewport && { x: viewport.x, y: viewport.y, button: 'up' as const })
    if (pointer) this.presence.cursor(pointer.x, pointer.y, pointer.button, selected, viewport)
  }

  /**
   * A follower sends the view they follow, and not the larger area visible around it: two people following each other
   * would zoom out endlessly. If the board is hidden, as on a phone, the last visible view is sent.
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
