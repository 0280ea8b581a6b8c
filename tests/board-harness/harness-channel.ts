import { unpack } from 'msgpackr'
import type { Socket } from 'socket.io-client'
import type { BoardChannel, Peer } from '@/lib/board/canvas/channel'
import { type BoardReceiver, bareReceiver } from '@/lib/board/canvas/replica/receiver'
import { Replica } from '@/lib/board/canvas/replica/replica'
import { decodeBoard, emptyBoard } from '@/lib/board/domain/doc'
import { type Patch, patchId } from '@/lib/board/domain/patch/patch'

export type WireEntry = {
  seq: number
  client: string
  op: number
  bytes: ArrayBuffer
  corrections: ArrayBuffer | null
}
export type JoinAnswer = {
  seq: number
  last: number
  accepted: number[]
  snapshot: ArrayBuffer | null
  tail: WireEntry[]
}

const SEND_EVERY = 33

function bytesOf(buffer: ArrayBuffer | Uint8Array): Uint8Array {
  return buffer instanceof Uint8Array ? buffer : new Uint8Array(buffer)
}

/**
 * A room's connection as far as the board sees it, over a socket to the test's server. Keeps pending edits across a
 * reload.
 */
export class HarnessChannel implements BoardChannel {
  readonly replica = new Replica(emptyBoard())
  readonly canEdit = !new URLSearchParams(location.search).has('watch')
  readonly stats = { sent: 0, bytes: 0, refused: 0 }
  live = false
  seq = 0
  private receiver: BoardReceiver = bareReceiver(this.replica)
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly peers = new Map<number, Peer>()
  private readonly listeners = new Set<(peers: ReadonlyMap<number, Peer>) => void>()
  private lastCursor = 0

  constructor(
    private readonly socket: Socket,
    private readonly client: string,
  ) {
    this.replica.restorePending(this.kept())
    socket.on('connect', () => this.join())
    socket.on('disconnect', () => {
      this.live = false
    })
    socket.on('entry', (entry: WireEntry) => {
      if (!this.live) return
      if (entry.seq === this.seq + 1) this.take(entry)
      else if (entry.seq > this.seq) this.join()
      this.keep()
    })
    socket.on('refused', (op: number, message: string) => {
      this.stats.refused++
      this.notify(message)
      this.receiver.refused(op, message)
      this.keep()
    })
    socket.on('cursor', (number: number, peer: Peer) => {
      this.peers.set(number, peer)
      for (const listener of this.listeners) listener(new Map(this.peers))
    })
  }

  attach(receiver: BoardReceiver | null): void {
    this.receiver = receiver ?? bareReceiver(this.replica)
  }

  changed(): void {
    this.keep()
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.send()
    }, SEND_EVERY)
  }

  edit(patches: readonly Patch[]): void {
    this.replica.edit(patches)
    this.receiver.edited(patches.map(patchId))
    this.changed()
  }

  uploading(): () => void {
    return () => {}
  }

  get waiting(): boolean {
    return this.timer !== undefined
  }

  notify(message: string): void {
    const line = document.createElement('output')
    line.textContent = message
    document.body.append(line)
  }

  async uploadImage({ id, dataURL }: { id: string; dataURL: string }): Promise<void> {
    const body = await (await fetch(dataURL)).blob()
    const answer = await fetch(this.imageUrl(id), { method: 'PUT', body })
    if (!answer.ok) throw new Error(await answer.text())
  }

  imageUrl(fileId: string): string {
    return `/images/${fileId}`
  }

  readonly presence: BoardChannel['presence'] = {
    cursor: (x, y, button, selectedIds, viewport) => {
      if (performance.now() - this.lastCursor < 50) return
      this.lastCursor = performance.now()
      this.socket.volatile.emit('cursor', {
        name: this.client,
        color: '#2e5dcb',
        x,
        y,
        button,
        selectedIds,
        viewport,
      })
    },
    subscribe: ({ moved }) => {
      this.listeners.add(moved)
      return () => this.listeners.delete(moved)
    },
  }

  private join(): void {
    this.live = false
    this.socket.emit('join', this.client, this.seq, (packed: ArrayBuffer) => {
      const answer = unpack(bytesOf(packed)) as JoinAnswer
      this.live = true
      if (answer.snapshot) {
        this.seq = answer.seq
        this.receiver.reset(decodeBoard(bytesOf(answer.snapshot)), new Set(answer.accepted))
      }
      for (const entry of answer.tail) this.take(entry)
      this.replica.continueAfter(answer.last)
      for (const { op } of this.replica.pending()) {
        if (op <= answer.last) this.receiver.refused(op, 'This change was not taken.')
      }
      this.receiver.reconnected()
      this.keep()
      this.send()
    })
  }

  private take({ seq, client, op, bytes, corrections }: WireEntry): void {
    this.seq = seq
    const fixes = corrections ? bytesOf(corrections) : null
    if (client === this.client && this.replica.isWaiting(op)) this.receiver.acked(op, fixes, bytesOf(bytes))
    else this.receiver.remote(bytesOf(bytes), fixes)
  }

  private send(): void {
    if (!this.live) return
    for (const { op, bytes } of this.replica.takeUnsent()) {
      this.stats.sent++
      this.stats.bytes += bytes.length
      this.socket.emit('edit', op, bytes)
    }
    this.keep()
  }

  private kept(): { op: number; bytes: Uint8Array }[] {
    const text = localStorage.getItem(`pending-${this.client}`) ?? '[]'
    return (JSON.parse(text) as { op: number; bytes: number[] }[]).map(({ op, bytes }) => ({
      op,
      bytes: Uint8Array.from(bytes),
    }))
  }

  private keep(): void {
    const pending = this.replica.pending().map(({ op, bytes }) => ({ op, bytes: [...bytes] }))
    localStorage.setItem(`pending-${this.client}`, JSON.stringify(pending))
  }
}
