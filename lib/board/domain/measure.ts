import type { Work } from '@/lib/shared/work'
import type { BoardElement, Props } from './element/element'
import { elementSize, type Field, fieldNamed, fieldSize } from './fields/fields'
import type { Patch } from './patch/patch'
import { COST } from './work'

/** Measuring a shorter string is faster than looking it up. */
const LONG = 64

/** Measures the content of an edit: a long value once, however many elements the edit assigns it to. */
export class Measured {
  private readonly long = new Map<string, number>()

  constructor(private readonly work: Work) {}

  before(field: Field, value: unknown): number {
    this.count(value)
    return fieldSize(field, value)
  }

  after(field: Field, value: unknown): number {
    if (typeof value !== 'string' || value.length < LONG) return fieldSize(field, value)
    let size = this.long.get(value)
    if (size === undefined) {
      this.count(value)
      size = field.kind.size(value)
      this.long.set(value, size)
    }
    return size + fieldSize(field, '') - field.kind.size('')
  }

  whole(element: BoardElement): number {
    this.count(element.text)
    this.count(element.originalText)
    this.count(element.link)
    return elementSize(element)
  }

  private count(value: unknown): void {
    if (typeof value === 'string') this.work.add(Math.ceil(value.length / COST.letters))
  }
}

const POINTS: Props = { points: [], pressures: [] }

/** The size of an element after an edit: only the fields that the edit names are measured, each once. */
export class SizeDraft {
  private first: Props | null = null
  private others: Props[] | null = null

  constructor(
    private readonly before: BoardElement | undefined,
    private readonly sizeBefore: number,
  ) {}

  changedBy(patch: Patch): void {
    if (!this.before || patch.kind === 'add' || patch.kind === 'delete') return
    const props = patch.kind === 'append' ? POINTS : patch.props
    if (!this.first) this.first = props
    else if (props !== (this.others?.at(-1) ?? this.first)) {
      this.others ??= []
      this.others.push(props)
    }
  }

  of(after: BoardElement, measured: Measured): number {
    if (!this.before) return measured.whole(after)
    let size = this.sizeBefore
    for (const name of this.names()) {
      const field = fieldNamed(name)
      if (!field) continue
      const old = this.before[field.name]
      const value = after[field.name]
      if (old !== value) size += measured.after(field, value) - measured.before(field, old)
    }
    return size
  }

  private names(): Iterable<string> {
    if (!this.first) return []
    const names = Object.keys(this.first)
    return this.others ? new Set(this.others.reduce((all, props) => addNames(all, props), names)) : names
  }
}

function addNames(all: string[], props: Props): string[] {
  for (const name in props) all.push(name)
  return all
}
