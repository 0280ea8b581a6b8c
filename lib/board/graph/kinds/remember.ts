const MOST_KNOWN = 5_000

/**
 * Caches the results of a function of a text: a board is read again after each edit, and most of its texts are
 * unchanged.
 */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { found: T }>()
  return (text) => {
    const before = known.get(text)
    if (before) return before.found
    if (known.size >= MOST_KNOWN) known.clear()
    const found = read(text)
    known.set(text, { found })
    return found
  }
}
