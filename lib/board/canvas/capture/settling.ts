import { mutateElement } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { Patch } from '@/lib/board/domain/patch/patch'
import { layOutText } from '../text/text-layout'
import { gestureState } from './gesture-state'
import { liveElements } from './live-element'

/** How long the board must be idle before derived values are corrected, in ms. */
const SETTLE_MS = 200

/** When the person is not in the middle of anything, corrects what conflicting edits have left behind. */
export class Settling {
  /** Elbow arrows whose path has to be found again. */
  readonly elbows = new Set<string>()
  /** Texts to lay out again. */
  readonly texts = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    /** Brings the canvas fully up to date. */
    private readonly refresh: () => void,
    private readonly edit: (patches: Patch[]) => void,
  ) {}

  soon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.settle(), SETTLE_MS)
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private settle(): void {
    if (gestureState(this.api).busy) {
      this.soon()
      return
    }
    this.refresh()
    this.routeElbows()
    this.layOutTexts()
  }

  /** Excalidraw finds the path and both ends from the bindings when it is given the ends. */
  private routeElbows(): void {
    for (const live of liveElements(this.api)) {
      const points = live.points as [number, number][] | undefined
      const [first, last] = [points?.[0], points?.at(-1)]
      if (!this.elbows.has(live.id) || live.isDeleted || !first || !last) continue
      mutateElement(live as never, { points: [first, last] } as never)
    }
    this.elbows.clear()
  }

  private layOutTexts(): void {
    const live = new Map(liveElements(this.api).map((element) => [element.id, element]))
    for (const id of this.texts) {
      const text = live.get(id)
      if (text && !text.isDeleted) this.edit(layOutText(text, live.get(String(text.containerId))))
    }
    this.texts.clear()
  }
}
