/** A short hash of a string: FNV-1a, 32 bits. */
export function hash(value: string): number {
  let result = 0x811c9dc5
  for (let i = 0; i < value.length; i++) result = Math.imul(result ^ value.charCodeAt(i), 0x01000193)
  return result >>> 0
}
