import type { Work } from '../work'
import type { BoardElement, Props } from './element'
import { elementSize, type Field, fieldNamed, fieldSize } from './fields'
import type { Patch } from './patch'
import { COST } from './work'

/** Sizes of long values that an edit brings, which it may give to any number of elements. */
export type Measured = Map<string, number>

/** Shorter strings are measured faster than they are found again. */
const LONG = 64

const POINTS: Props = { points: [], pressures: [] }

/** What an element weighs after an edit: only the fields that the edit names are measured, each once. */
export class SizeDraft {
  private readonly changes: Props[] = []

  constructor(
    private readonly before: BoardElement | undefined,
    private readonly sizeBefore: number,
  ) {}

  changedBy(patch: Patch): void {
    if (!this.before || patch.kind === 'add' || patch.kind === 'delete') return
    const props = patch.kind === 'append' ? POINTS : patch.props
    if (this.changes.at(-1) !== props) this.changes.push(props)
  }

  of(after: BoardElement, measured: Measured, work: Work): number {
    if (!this.before) return measuredElement(after, work)
    let size = this.sizeBefore
    for (const name of this.names()) {
      const field = fieldNamed(name)
      if (!field) continue
      const { [field.name]: old } = this.before
      const { [field.name]: value } = after
      if (old === value) continue
      count(old, work)
      size += sizeOnce(field, value, measured, work) - fieldSize(field, old)
    }
    return size
  }

  private names(): Iterable<string> {
    const [first, ...others] = this.changes
    if (!first) return []
    return others.length === 0 ? Object.keys(first) : new Set(this.changes.flatMap(Object.keys))
  }
}

function measuredElement(element: BoardElement, work: Work): number {
  count(element.text, work)
  count(element.originalText, work)
  count(element.link, work)
  return elementSize(element)
}

function sizeOnce(field: Field, value: unknown, measured: Measured, work: Work): number {
  if (typeof value !== 'string' || value.length < LONG) return fieldSize(field, value)
  let size = measured.get(value)
  if (size === undefined) {
    count(value, work)
    size = field.kind.size(value)
    measured.set(value, size)
  }
  return size + fieldSize(field, '') - field.kind.size('')
}

function count(value: unknown, work: Work): void {
  if (typeof value === 'string') work.add(Math.ceil(value.length / COST.letters))
}
