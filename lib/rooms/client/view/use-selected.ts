import { useRef, useSyncExternalStore } from 'react'

/** A changing value, read as a whole. */
export type Source<Whole> = { subscribe: (changed: () => void) => () => void; read: () => Whole }

/**
 * A part of a changing value. The component renders again only when that part changes. Objects and lists
 * count as equal if their contents are equal.
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

/** Whether two values are identical, or two plain objects or lists with the same contents. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPlain(one) || !isPlain(other) || Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && Object.is(one[key], other[key]))
  )
}

/** Functions and class instances are equal only to themselves. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}
