import { diffElement } from '@/lib/board/domain/element/diff-element'
import { copyValue, type LiveElement } from '../capture/live-element'
import type { BoardChannel } from '../channel'
import type { ImageElements } from './image-elements'

/** Images whose canvas was unmounted during the upload: they are added to the board once they are stored. */
export class LateImages implements ImageElements {
  private elements: LiveElement[]

  /** @param isShown whether an element is on the board already */
  constructor(
    scene: readonly LiveElement[],
    isShown: (id: string) => boolean,
    private readonly channel: Pick<BoardChannel, 'edit'>,
  ) {
    const isLate = ({ id, type, isDeleted, fileId }: LiveElement) =>
      type === 'image' && !isDeleted && typeof fileId === 'string' && !isShown(id)
    this.elements = scene.filter(isLate).map(copyValue)
  }

  has(fileId: string): boolean {
    return this.elements.some((element) => element.fileId === fileId)
  }

  rename(from: string, to: string): void {
    for (const element of this.elements) if (element.fileId === from) element.fileId = to
  }

  drop(fileId: string): void {
    this.elements = this.elements.filter((element) => element.fileId !== fileId)
  }

  /** @throws AppError if the board refuses one */
  stored(isStored: (fileId: string) => boolean): void {
    const arrived = this.elements.filter(({ fileId }) => isStored(String(fileId)))
    this.elements = this.elements.filter((element) => !arrived.includes(element))
    const patches = arrived.flatMap((element) => diffElement(undefined, element))
    if (patches.length > 0) this.channel.edit(patches)
  }
}
