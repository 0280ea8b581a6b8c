import { assertNever } from '@/lib/shared/assert-never'
import type { Work } from '@/lib/shared/work'
import { hasFields } from '../fields/fields'
import type { Patch } from '../patch/patch'
import { COST } from '../work'
import type { BoardElement, FieldName, PathPoint } from './element'

type Change = Extract<Patch, { kind: 'set' | 'write' | 'restore' }>
type Append = Extract<Patch, { kind: 'append' }>

/**
 * One element while patches are applied: it is copied once, however many patches name it, and the cost of each patch
 * depends on its own size only. The original element is never changed.
 */
export class ElementDraft {
  /** Our own copy, made on the first change. */
  private copy: Record<string, unknown> | null = null
  private points: PathPoint[] | null = null
  private pressures: number[] | null = null

  constructor(
    private held: BoardElement | undefined,
    private readonly work?: Work,
  ) {}

  /** The current state: the original object as long as nothing has changed. */
  get element(): BoardElement | undefined {
    return this.held
  }

  /** @returns whether the patch had an effect: stale ones have none */
  apply(patch: Patch): boolean {
    if (patch.kind === 'add') {
      if (this.held) return false
      this.held = patch.element
      return true
    }
    const { held } = this
    if (!held) return false
    switch (patch.kind) {
      case 'set':
      case 'write':
      case 'restore':
        return this.change(held, patch)
      case 'append':
        return this.append(held, patch)
      case 'delete':
        if (held.isDeleted) return false
        this.own(held).isDeleted = true
        return true
      default:
        return assertNever(patch)
    }
  }

  private change(held: BoardElement, { kind, props }: Change): boolean {
    if (!hasFields(held, props)) return false
    const copy = this.own(held)
    if (props.points !== undefined) this.points = null
    if (props.pressures !== undefined) this.pressures = null
    let fields = 0
    for (const name in props) {
      copy[name] = props[name as FieldName]
      fields++
    }
    this.work?.add(fields * COST.field)
    if (kind === 'restore') copy.isDeleted = false
    return true
  }

  private append(held: BoardElement, { base, points, pressures }: Append): boolean {
    if (!held.points || !held.pressures || base > held.points.length) return false
    const copy = this.own(held)
    this.points ??= this.copied(held.points)
    this.pressures ??= this.copied(held.pressures)
    continueFrom(this.points, base, points)
    continueFrom(this.pressures, base, pressures)
    copy.points = this.points
    copy.pressures = this.pressures
    return true
  }

  private copied<T>(list: readonly T[]): T[] {
    this.work?.add(list.length * COST.point)
    return list.slice()
  }

  private own(held: BoardElement): Record<string, unknown> {
    if (!this.copy) {
      this.copy = { ...held }
      // The same fields, and only values of their own kinds are assigned to them.
      this.held = this.copy as BoardElement
    }
    return this.copy
  }
}

/** Strokes get long: points before `base` are not moved. */
function continueFrom<T>(list: T[], base: number, more: readonly T[]): void {
  if (list.length > base) list.length = base
  for (const item of more) list.push(item)
}
