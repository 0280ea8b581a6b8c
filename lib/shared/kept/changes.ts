/**
 * What somebody changed in a browser, by the item changed: only the last change of each, with its time (ms).
 */
export type Changes<V extends { at: number }> = Readonly<Record<string, V>>

/** What is left to send: changes made after those that were sent are kept. */
export function withoutSent<V extends { at: number }>(changes: Changes<V>, sent: Changes<V>): Changes<V> {
  return Object.fromEntries(Object.entries(changes).filter(([key, { at }]) => sent[key]?.at !== at))
}

/** Changes as stored in a browser; anything invalid is left out. */
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
