/** What somebody did in a browser, by what it was done to: of each the last one, and when (ms). */
export type Changes<V extends { at: number }> = Readonly<Record<string, V>>

/** What is left to send: changes that were made after those that were sent stay. */
export function withoutSent<V extends { at: number }>(changes: Changes<V>, sent: Changes<V>): Changes<V> {
  return Object.fromEntries(Object.entries(changes).filter(([key, { at }]) => sent[key]?.at !== at))
}

/** Changes as they were kept in a browser; what is not one of them is left out. */
export function parseChanges<V extends { at: number }>(
  text: string | null,
  isChange: (key: string, value: unknown) => value is V,
): Changes<V> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, V] => isChange(entry[0], entry[1])),
    )
  } catch {
    return {}
  }
}
