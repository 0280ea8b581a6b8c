import type { Patch } from '@/lib/board/domain/patch/patch'
import type { Viewport } from '@/lib/board/domain/presence'
import type { BoardReceiver } from './replica/receiver'
import type { Replica } from './replica/replica'

/** Another person on the board. */
export type Peer = Readonly<{
  name: string
  color: string
  x: number
  y: number
  button: 'up' | 'down'
  selectedIds: string[]
  viewport?: Viewport
}>

/** Cursors, selections and views: never kept, at most 20 times a second. */
export interface BoardPresence {
  /** Board coordinates. */
  cursor(x: number, y: number, button: 'up' | 'down', selectedIds: string[], viewport?: Viewport): void
  /** Begins with what is known already. Returns a function that unsubscribes. */
  subscribe(listener: {
    /** Where everybody else is, by member number. */
    moved: (peers: ReadonlyMap<number, Peer>) => void
    /** Somebody came or went; a member's second tab too. */
    announced: () => void
  }): () => void
}

/** What a room's connection gives its board. */
export interface BoardChannel {
  readonly replica: Replica
  /** From here on this receiver is told what comes; null gives that back to the bare replica. */
  attach(receiver: BoardReceiver | null): void
  /** Local edits wait in the replica. */
  changed(): void
  /** Makes an edit that no canvas shows yet. */
  edit(patches: readonly Patch[]): void
  /** An image is on its way to the store: nothing is saved before it is there. Gives back how to say that it is over. */
  uploading(): () => void
  readonly canEdit: boolean
  /** Keeps an image by the SHA-256 of its bytes. Rejects with a sentence for people. */
  uploadImage(file: { id: string; mimeType: string; dataURL: string }): Promise<void>
  imageUrl(fileId: string): string
  /** Tells the person why something they did was left out. The connection itself tells of what the server refused. */
  notify(message: string): void
  readonly presence: BoardPresence
}
