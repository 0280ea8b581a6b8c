import type { BinaryFileData, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { BoardElement } from '@/lib/rooms/domain/board/element'
import type { BoardChannel } from './channel'

const FETCH_TRIES = 4
const TRY_AGAIN_MS = 1_500

/** SHA-256 of bytes, in hex. */
export async function contentHash(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map((part) => part.toString(16).padStart(2, '0')).join('')
}

/**
 * Moves images between this canvas and the room's store. An image goes to the others only once the store has it,
 * under the hash of the bytes that were stored: Excalidraw names it before it shrinks it.
 */
export class Images {
  private readonly stored = new Set<string>()
  private readonly started = new Set<string>()
  private readonly names = new Map<string, string>()

  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    private readonly channel: Pick<BoardChannel, 'uploadImage' | 'imageUrl'>,
    private readonly events: {
      /** Time to look at images that wait. */
      stored: () => void
      /** An image goes by another name now. */
      renamed: (from: string, to: string) => void
      /** The store did not want an image: the elements that show it have to go. */
      refused: (fileId: string, message: string) => void
    },
  ) {}

  /** Whether others can get an image. When not, its upload starts, once. */
  isStored(fileId: string): boolean {
    if (this.stored.has(fileId)) return true
    const name = this.names.get(fileId)
    const file = this.api.getFiles()[fileId]
    if (name) this.events.renamed(fileId, name)
    else if (file && !this.started.has(fileId)) {
      this.started.add(fileId)
      void this.upload(file)
    }
    return false
  }

  /** Gets the images that elements of others show. */
  fetchMissing(elements: Iterable<BoardElement>): void {
    const files = this.api.getFiles()
    for (const { fileId, isDeleted } of elements) {
      if (!fileId || isDeleted) continue
      this.stored.add(fileId)
      if (files[fileId] || this.started.has(fileId)) continue
      this.started.add(fileId)
      void this.fetch(fileId, FETCH_TRIES)
    }
  }

  private async upload(file: BinaryFileData): Promise<void> {
    try {
      const bytes = await (await fetch(file.dataURL)).arrayBuffer()
      const id = await contentHash(bytes)
      await this.channel.uploadImage({ id, mimeType: file.mimeType, dataURL: file.dataURL })
      this.stored.add(id)
      if (id !== file.id) {
        this.started.add(id)
        this.names.set(file.id, id)
        this.api.addFiles([{ ...file, id: id as BinaryFileData['id'] }])
        this.events.renamed(file.id, id)
      }
      this.events.stored()
    } catch (error) {
      this.started.delete(file.id)
      // Without a line the image waits; the store's refusals come as other errors.
      if (error instanceof TypeError) setTimeout(this.events.stored, TRY_AGAIN_MS)
      else
        this.events.refused(file.id, error instanceof Error ? error.message : 'The image could not be kept.')
    }
  }

  private async fetch(fileId: string, triesLeft: number): Promise<void> {
    try {
      const response = await fetch(this.channel.imageUrl(fileId))
      if (!response.ok) throw new Error(`Image ${response.status}`)
      const blob = await response.blob()
      const dataURL = (await readAsDataUrl(blob)) as BinaryFileData['dataURL']
      const mimeType = blob.type as BinaryFileData['mimeType']
      this.api.addFiles([{ id: fileId as BinaryFileData['id'], mimeType, dataURL, created: Date.now() }])
    } catch {
      if (triesLeft > 1) setTimeout(() => void this.fetch(fileId, triesLeft - 1), TRY_AGAIN_MS)
      // The next change to the board tries again.
      else this.started.delete(fileId)
    }
  }
}

function readAsDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
