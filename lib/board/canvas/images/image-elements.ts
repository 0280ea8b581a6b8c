import { mutateElement } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { type LiveElement, liveElements } from '../capture/live-element'

/** The elements that show images which are on their way to the store. */
export interface ImageElements {
  /** Whether anything shows it still. */
  has(fileId: string): boolean
  /** An image goes by another name from here on. */
  rename(from: string, to: string): void
  /** The store did not want an image. */
  drop(fileId: string): void
  /** The store has one more. */
  stored(isStored: (fileId: string) => boolean): void
}

/** Those on a canvas. */
export class CanvasImages implements ImageElements {
  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    private readonly canvas: {
      write: (elements: LiveElement[]) => void
      /** Takes what is on the canvas now. */
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
