import type { BinaryFileData, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { appError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { BoardChannel } from '../channel'

const FETCH_TRIES = 4
const TRY_AGAIN_MS = 1_500

/** SHA-256 of bytes, in hex. */
export async function hashContent(bytes: ArrayBuffer): Promise<string> {
  const digest = await sha256(bytes)
  return [...digest].map((part) => part.toString(16).padStart(2, '0')).join('')
}

/** Browsers hash on safe origins only, which plain http on a local network is not. */
async function sha256(bytes: ArrayBuffer): Promise<Uint8Array> {
  const { subtle }: { subtle?: SubtleCrypto } = crypto
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', bytes))
  const { sha256: hash } = await import('@noble/hashes/sha2.js')
  return hash(new Uint8Array(bytes))
}

/**
 * Moves images between this canvas and the room's store. An image goes to the others only once the store has it,
 * under the hash of the bytes that were stored: Excalidraw names it before it shrinks it.
 */
export class Images {
  private readonly stored = new Set<string>()
  private readonly started = new Set<string>()
  private readonly names = new Map<string, string>()
  /** Images on their way to the store: a canvas that goes forgets its files. */
  private readonly leaving = new Map<string, { file: BinaryFileData; over: () => void }>()
  private stopped = false

  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    private readonly channel: Pick<BoardChannel, 'uploadImage' | 'uploading' | 'imageUrl'>,
    private readonly events: {
      /** Time to look at images that wait. */
      stored: () => void
      /** An image goes by another name now. */
      renamed: (from: string, to: string) => void
      /** Whether anything still shows an image that waits for a line. */
      isWanted: (fileId: string) => boolean
      /** The store did not want an image: the elements that show it have to go. */
      refused: (fileId: string, message: string) => void
    },
  ) {}

  /** Whether others can get an image. When not, its upload starts, once. */
  isStored(fileId: string): boolean {
    if (this.stored.has(fileId)) return true
    const name = this.names.get(fileId)
    if (name) this.events.renamed(fileId, name)
    else this.send(fileId)
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

  /** The canvas goes. What is on its way goes on, and is told of; nothing more is fetched. */
  stop(): void {
    this.stopped = true
  }

  private send(fileId: string): void {
    const file = this.leaving.get(fileId)?.file ?? this.api.getFiles()[fileId]
    if (!file || this.started.has(fileId)) return
    this.started.add(fileId)
    if (!this.leaving.has(fileId)) this.leaving.set(fileId, { file, over: this.channel.uploading() })
    void this.upload(file)
  }

  private tryAgain(fileId: string): void {
    if (this.events.isWanted(fileId)) this.send(fileId)
    else this.settled(fileId)
  }

  private settled(fileId: string): void {
    this.leaving.get(fileId)?.over()
    this.leaving.delete(fileId)
  }

  private async upload(file: BinaryFileData): Promise<void> {
    try {
      const id = await hashOf(file)
      await this.channel.uploadImage({ id, mimeType: file.mimeType, dataURL: file.dataURL })
      this.stored.add(id)
      if (id !== file.id) {
        this.started.add(id)
        this.names.set(file.id, id)
        if (!this.stopped) this.api.addFiles([{ ...file, id: id as BinaryFileData['id'] }])
        this.events.renamed(file.id, id)
      }
      this.events.stored()
      this.settled(file.id)
    } catch (error) {
      this.started.delete(file.id)
      // Without a line the image waits; the store's refusals come as other errors.
      if (error instanceof TypeError) {
        setTimeout(() => this.tryAgain(file.id), TRY_AGAIN_MS)
        return
      }
      this.settled(file.id)
      this.events.refused(
        file.id,
        error instanceof Error ? error.message : sentenceOf(appError('image/not-kept')),
      )
    }
  }

  private async fetch(fileId: string, triesLeft: number): Promise<void> {
    try {
      const response = await fetch(this.channel.imageUrl(fileId))
      if (!response.ok) throw new Error(`Image ${response.status}`)
      const blob = await response.blob()
      const dataURL = (await readAsDataUrl(blob)) as BinaryFileData['dataURL']
      if (this.stopped) return
      const mimeType = blob.type as BinaryFileData['mimeType']
      this.api.addFiles([{ id: fileId as BinaryFileData['id'], mimeType, dataURL, created: Date.now() }])
    } catch {
      if (this.stopped) return
      if (triesLeft > 1) setTimeout(() => void this.fetch(fileId, triesLeft - 1), TRY_AGAIN_MS)
      // The next change to one of its elements tries again, and so does the next line.
      else this.started.delete(fileId)
    }
  }
}

/** @throws Error never a TypeError, which stands for a line that is down */
async function hashOf({ dataURL }: BinaryFileData): Promise<string> {
  try {
    return await hashContent(await (await fetch(dataURL)).arrayBuffer())
  } catch {
    throw new Error('This browser can’t read the image.')
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
