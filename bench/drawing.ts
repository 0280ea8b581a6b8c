import { diffElement } from '@/lib/board/domain/element/diff-element'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { patchElement } from '@/lib/board/domain/element/patch-element'
import { RefTable } from '@/lib/board/domain/fields/refs'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { wholeMessage } from './sync'
import { Interview, type Live } from './trace'

/** The board of one room as its drawers know it: who added what in which order, for short references. */
export class Drawing {
  private readonly refs = new RefTable()
  private readonly held = new Map<string, BoardElement>()
  private readonly parts: Live[][]

  /** @param drawers each drags a labelled shape with an arrow attached */
  constructor(seed: number, drawers: number) {
    const interview = new Interview({ seed, minutes: 6, people: 3 })
    for (const _edit of interview.edits());
    const all = [...interview.elements.values()]
    const of = (type: string) => all.filter((element) => element.type === type)
    const [shapes, texts, arrows] = [of('rectangle'), of('text'), of('arrow')]
    this.parts = Array.from({ length: drawers }, (_, index) =>
      [shapes[index], texts[index], arrows[index]].flatMap((element, kind) =>
        element
          ? [
              {
                ...structuredClone(element),
                id: `drawer-${index}-part-${kind}`,
                frameId: null,
                containerId: null,
                index: `b${'ABCDEFGHIJ'[index]}${kind + 1}`,
                startBinding: null,
                endBinding: null,
              },
            ]
          : [],
      ),
    )
  }

  /** A drawer's first edit: adds their elements. Must reach the server in the order of the calls. */
  add(drawer: number): Uint8Array {
    const patches = (this.parts[drawer] ?? []).flatMap((live) => diffElement(undefined, live))
    const bytes = encodePatches(patches, this.refs)
    for (const patch of patches) {
      const element = patchElement(undefined, patch)
      if (!element) continue
      this.held.set(element.id, element)
      this.refs.add(element.id)
    }
    return bytes
  }

  /** The next step of a drawer's drag, as patches and as whole elements. */
  move(drawer: number, step: number): { patches: Uint8Array; whole: () => string } {
    const parts = this.parts[drawer] ?? []
    const patches = parts.flatMap((live) => {
      Object.assign(live, {
        x: Number(live.x) + Math.sin(step) * 7.31,
        y: Number(live.y) + Math.cos(step) * 5.17,
      })
      const before = this.held.get(live.id)
      const found = diffElement(before, live)
      const after = patchElement(before, ...found)
      if (after) this.held.set(live.id, after)
      return found
    })
    return { patches: encodePatches(patches, this.refs), whole: () => wholeMessage(parts) }
  }
}
