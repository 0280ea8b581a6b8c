import { useRef, useSyncExternalStore } from 'react'

/** Something that changes, read as a whole. */
export type Source<Whole> = { subscribe: (changed: () => void) => () => void; read: () => Whole }

/**
 * A part of something that changes. The component renders again when that part is another one, not whenever anything
 * changes. An object or a list counts as the same when everything in it is.
 */
export function useSelected<Whole, Part>(source: Source<Whole>, select: (whole: Whole) => Part): Part {
  const last = useRef<{ part: Part } | null>(null)
  const read = () => {
    const part = select(source.read())
    if (!last.current || !isSame(last.current.part, part)) last.current = { part }
    return last.current.part
  }
  return useSyncExternalStore(source.subscribe, read, read)
}

/** Whether two values are the same, or two plain objects or lists with the same in them. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPlain(one) || !isPlain(other) || Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && Object.is(one[key], other[key]))
  )
}

/** Functions and instances of classes are only the same as themselves. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}
