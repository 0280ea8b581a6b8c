import type { BinaryFileData, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { appError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { BoardChannel } from '../channel'

const FETCH_TRIES = 4
const TRY_AGAIN_MS = 1_500

/** The SHA-256 of some bytes, in hex. */
export async function hashContent(bytes: ArrayBuffer): Promise<string> {
  const digest = await sha256(bytes)
  return [...digest].map((part) => part.toString(16).padStart(2, '0')).join('')
}

/** Browsers provide hashing on secure origins only, which plain http on a local network is not. */
async function sha256(bytes: ArrayBuffer): Promise<Uint8Array> {
  const { subtle }: { subtle?: SubtleCrypto } = crypto
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', bytes))
  const { sha256: hash } = await import('@noble/hashes/sha2.js')
  return hash(new Uint8Array(bytes))
}

/**
 * Moves images between this canvas and the room's store. Others receive an image only once the store has it, under the
 * hash of the stored bytes: Excalidraw computes its own id before it shrinks the image.
 */
export class Images {
  private readonly stored = new Set<string>()
  private readonly started = new Set<string>()
  private readonly names = new Map<string, string>()
  /** Images being uploaded, kept here because a canvas that is unmounted drops its files. */
  private readonly leaving = new Map<string, { file: BinaryFileData; over: () => void }>()
  private stopped = false

  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    private readonly channel: Pick<BoardChannel, 'uploadImage' | 'uploading' | 'imageUrl'>,
    private readonly events: {
      /** Called when waiting images should be looked at again. */
      stored: () => void
      /** An image has a new id. */
      renamed: (from: string, to: string) => void
      /** Whether any element still shows an image that is waiting for a connection. */
      isWanted: (fileId: string) => boolean
      /** The store refused an image: the elements that show it must be removed. */
      refused: (fileId: string, message: string) => void
    },
  ) {}

  /** Whether others can load an image. If not, its upload is started, once. */
  isStored(fileId: string): boolean {
    if (this.stored.has(fileId)) return true
    const name = this.names.get(fileId)
    if (name) this.events.renamed(fileId, name)
    else this.send(fileId)
    return false
  }

  /** Fetches the images that others' elements show. */
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

  /** The canvas is unmounted. Uploads in progress continue and are still reported; nothing more is fetched. */
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
      // Without a connection the image waits; refusals by the store arrive as other errors.
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
      // The next change to one of its elements tries again, and so does the next connection.
      else this.started.delete(fileId)
    }
  }
}

/** @throws Error never a TypeError, which means that there is no connection */
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
