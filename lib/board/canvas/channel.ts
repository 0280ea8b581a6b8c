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

/** Cursors, selections and views: never stored, at most 20 times a second. */
export interface BoardPresence {
  /** Board coordinates. */
  cursor(x: number, y: number, button: 'up' | 'down', selectedIds: string[], viewport?: Viewport): void
  /** First reports what is already known. Returns a function that unsubscribes. */
  subscribe(listener: {
    /** The positions of all other members, by member number. */
    moved: (peers: ReadonlyMap<number, Peer>) => void
    /** Someone joined or left, which includes a member's second tab. */
    announced: () => void
  }): () => void
}

/** What a room's connection provides to its board. */
export interface BoardChannel {
  readonly replica: Replica
  /** From now on this receiver is notified of events; null hands them back to the bare replica. */
  attach(receiver: BoardReceiver | null): void
  /** Local edits are waiting in the replica. */
  changed(): void
  /** Makes an edit that no canvas shows yet. */
  edit(patches: readonly Patch[]): void
  /**
   * Reports that an image is being uploaded: nothing counts as saved before it is stored. Returns a function to call
   * when the upload is over.
   */
  uploading(): () => void
  readonly canEdit: boolean
  /** Stores an image under the SHA-256 of its bytes. Rejects with a sentence for people. */
  uploadImage(file: { id: string; mimeType: string; dataURL: string }): Promise<void>
  imageUrl(fileId: string): string
  /**
   * Tells the person why one of their changes was left out. Refusals by the server are reported by the connection
   * itself.
   */
  notify(message: string): void
  readonly presence: BoardPresence
}
