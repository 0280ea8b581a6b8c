import { copyValue, type LiveElement } from '../capture/live-element'
import type { UndoSnapshot, UndoStore } from './store-access'

/** The next scene while it is being built: changes from elsewhere go onto the canvas and into the undo snapshot. */
export class SceneDraft {
  readonly elements: Map<string, LiveElement>
  changed = false
  private readonly snapshot: UndoSnapshot | undefined

  /**
   * @param seen version nonces of elements whose local changes have all been captured
   * @param held elements that Excalidraw keeps references to, which are changed in place
   */
  constructor(
    scene: readonly LiveElement[],
    private readonly store: UndoStore | null,
    private readonly seen: Map<string, number>,
    private readonly held: ReadonlySet<string>,
  ) {
    this.snapshot = store?.snapshot()
    this.elements = new Map(scene.map((element) => [element.id, element]))
  }

  add(element: LiveElement): void {
    this.changed = true
    element.versionNonce = nextNonce()
    this.elements.set(element.id, element)
    this.seen.set(element.id, element.versionNonce)
    this.snapshot?.set(element.id, copyValue(element))
  }

  /**
   * Sets fields of an element. Each time it gets a new object, a higher version and a new nonce: otherwise Excalidraw
   * draws from a cache or lets an undo revert the change. The snapshot gets the same fields and nothing else, so that
   * the person can still undo their unfinished gesture on the element; undoing finished ones no longer touches these
   * fields.
   */
  set(id: string, fields: Record<string, unknown>): void {
    const current = this.elements.get(id)
    if (!current) return
    this.changed = true
    const before = current.versionNonce
    const stamp = { version: current.version + 1, versionNonce: nextNonce() }
    const next = this.held.has(id)
      ? Object.assign(current, fields, stamp)
      : ({ ...current, ...fields, ...stamp } as LiveElement)
    this.elements.set(id, next)
    this.store?.forget(id, undoneTogether(Object.keys(fields)))
    if (this.seen.get(id) === before) this.seen.set(id, stamp.versionNonce)
    const saved = this.snapshot?.get(id)
    if (!saved) return
    const versionNonce = saved.versionNonce === before ? stamp.versionNonce : nextNonce()
    this.snapshot?.set(id, {
      ...saved,
      ...copyValue(fields),
      version: stamp.version,
      versionNonce,
    } as LiveElement)
  }

  remove(id: string): void {
    this.changed = this.elements.delete(id) || this.changed
    this.seen.delete(id)
    this.snapshot?.delete(id)
  }
}

/** A position is forgotten as a pair: half of it would be meaningless. Excalidraw merges `boundElements` by itself. */
function undoneTogether(fields: string[]): string[] {
  const placed = fields.includes('x') || fields.includes('y')
  return [...fields.filter((field) => field !== 'boundElements'), ...(placed ? ['x', 'y'] : [])]
}

let lastNonce = 0

/** Excalidraw picks its own nonces at random from 31 bits; these only have to be new. */
function nextNonce(): number {
  lastNonce = (lastNonce + 0x3504f333) % 0x7fff_ffff
  return lastNonce
}
