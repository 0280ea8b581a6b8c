/** What a reader did with a page, and when (ms). Also that a page is no longer read: they may want to come back to it. */
export type ReadingChange = { page: string; read: boolean; at: number }

/** Changes by page: of each the last one. */
export type Changes = Readonly<Record<string, { read: boolean; at: number }>>

/** The pages that are read once the changes of this browser are added to what the account has. */
export function readPages(account: readonly string[], changes: Changes): Set<string> {
  const read = new Set(account)
  for (const [page, change] of Object.entries(changes)) {
    if (change.read) read.add(page)
    else read.delete(page)
  }
  return read
}

/** What is left to send: changes that were made after those that were sent stay. */
export function withoutSent(changes: Changes, sent: readonly ReadingChange[]): Changes {
  return Object.fromEntries(
    Object.entries(changes).filter(([page, { at }]) => {
      return !sent.some((one) => one.page === page && one.at === at)
    }),
  )
}

/** Changes as they were kept in a browser; what is not one of them is left out. */
export function parseChanges(text: string | null): Changes {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter(
        ([page, change]) =>
          /^[a-z0-9-]{1,80}$/.test(page) &&
          typeof change?.read === 'boolean' &&
          Number.isSafeInteger(change?.at),
      ),
    )
  } catch {
    return {}
  }
}
