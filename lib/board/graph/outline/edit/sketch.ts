import type { BoardElement, Props } from '@/lib/board/domain/element/element'
import { patchElement } from '@/lib/board/domain/element/patch-element'
import { hash } from '@/lib/board/domain/merge/hash'
import type { Patch } from '@/lib/board/domain/patch/patch'
import { stackOnTop } from '@/lib/board/domain/shapes/draw-shape'
import { textInLines } from '@/lib/board/domain/shapes/text-in-lines'

/** Maximum length of a name or label; the reader of boards cuts there, too. */
export const LONGEST_NAME = 160

/** An edit while it is being composed: each step sees the changes of the steps before it. */
export class Sketch {
  readonly patches: Patch[] = []
  private readonly now: Map<string, BoardElement>

  /** @param newId returns an id that no element has */
  constructor(
    elements: ReadonlyMap<string, BoardElement>,
    readonly newId: () => string,
  ) {
    this.now = new Map(elements)
  }

  /** All elements as they would be now, including deleted ones. */
  get elements(): ReadonlyMap<string, BoardElement> {
    return new Map(this.now)
  }

  /** An element, if it is on the board. */
  find(id: string): BoardElement | undefined {
    const element = this.now.get(id)
    return element?.isDeleted === false ? element : undefined
  }

  live(): BoardElement[] {
    return [...this.now.values()].filter(({ isDeleted }) => !isDeleted)
  }

  /** Adds elements above all others; the first one is lowest. */
  add(elements: readonly BoardElement[]): void {
    for (const element of stackOnTop(elements, this.now.values())) this.apply({ kind: 'add', element })
  }

  set(id: string, props: Props): void {
    if (this.find(id) && Object.keys(props).length > 0) this.apply({ kind: 'set', id, props })
  }

  /** Replaces a text, at the width that it has to keep. */
  write(id: string, typed: string, fontSize: number, most: number): void {
    const { originalText } = this.find(id) ?? {}
    if (originalText === undefined || originalText === typed) return
    const props = textInLines(typed, fontSize, most)
    this.apply({ kind: 'write', id, base: hash(originalText), props })
  }

  delete(id: string): void {
    if (this.find(id)) this.apply({ kind: 'delete', id })
  }

  private apply(patch: Patch): void {
    this.patches.push(patch)
    const id = patch.kind === 'add' ? patch.element.id : patch.id
    const element = patchElement(this.now.get(id), patch)
    if (element) this.now.set(id, element)
  }
}
