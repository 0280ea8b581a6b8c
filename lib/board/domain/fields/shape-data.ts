import { COMPONENT_KINDS, type ComponentKind } from '@/lib/framework/component-kinds'
import type { ShapeData } from '../element/element'
import { badValue, type FieldKind } from './field-kind'

/** By index: the wire format has the index plus one, and 0 for none. */
const kinds: readonly ComponentKind[] = COMPONENT_KINDS
const NONE = 0

/** The kind of part that a shape states. Anything else in the `customData` of a canvas or a file is left out. */
export const shapeData: FieldKind<ShapeData | null> = {
  clean: (value) => {
    const kind = kindIn(value)
    return kind === undefined ? null : { kind }
  },
  same: (held, live) => held?.kind === kindIn(live),
  size: (value) => (value === null ? 4 : value.kind.length + 11),
  write: (to, value) => to.byte(value === null ? NONE : kinds.indexOf(value.kind) + 1),
  read: (from) => {
    const place = from.byte()
    if (place === NONE) return null
    const kind = kinds[place - 1]
    if (kind === undefined) throw badValue()
    return { kind }
  },
}

function kindIn(value: unknown): ComponentKind | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined
  return kinds.find((kind) => kind === value.kind)
}
