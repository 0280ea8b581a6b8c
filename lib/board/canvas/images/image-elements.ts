import { mutateElement } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { type LiveElement, liveElements } from '../capture/live-element'

/** The elements that show images which are still being uploaded. */
export interface ImageElements {
  /** Whether any element still shows it. */
  has(fileId: string): boolean
  /** An image has a new id from now on. */
  rename(from: string, to: string): void
  /** The store refused an image. */
  drop(fileId: string): void
  /** The store has received another image. */
  stored(isStored: (fileId: string) => boolean): void
}

/** The image elements on a canvas. */
export class CanvasImages implements ImageElements {
  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    private readonly canvas: {
      write: (elements: LiveElement[]) => void
      /** Captures what is on the canvas now. */
      inspect: () => void
    },
  ) {}

  has(fileId: string): boolean {
    return this.elements().some((live) => live.fileId === fileId && !live.isDeleted)
  }

  rename(from: string, to: string): void {
    for (const live of this.elements())
      if (live.fileId === from) mutateElement(live as never, { fileId: to } as never)
  }

  drop(fileId: string): void {
    this.canvas.write(this.elements().filter((live) => live.fileId !== fileId))
  }

  stored(): void {
    this.canvas.inspect()
  }

  private elements(): readonly LiveElement[] {
    return liveElements(this.api)
  }
}
