import { type Changes, parseChanges, type ReadingChange, withoutSent } from '../domain/reading'

const KEY = 'tp-reading'

export type Reading = {
  /** What was read in this browser and is not known to an account yet. */
  changes: Changes
  /** What the account had when it last answered; null before. */
  account: readonly string[] | null
}

const NOTHING: Reading = { changes: {}, account: null }
/** What this page knows, also where the browser keeps nothing. */
let current: Reading | null = null
const listeners = new Set<() => void>()

export function readingHere(): Reading {
  current ??= { changes: parseChanges(kept()), account: null }
  return current
}

export function readingChanges(): Changes {
  return readingHere().changes
}

/** What the server renders: it knows nothing of a browser. */
export function nothingRead(): Reading {
  return NOTHING
}

export function changeReading({ page, read, at }: ReadingChange): void {
  // Another page of this browser may have added to it meanwhile.
  keep({ ...parseChanges(kept()), ...readingChanges(), [page]: { read, at } })
}

/** Forgets what an account has now. */
export function forgetSent(sent: readonly ReadingChange[]): void {
  keep(withoutSent(readingChanges(), sent))
}

/** The account's answer to what was sent. */
export function accountHas(pages: readonly string[]): void {
  update({ ...readingHere(), account: pages })
}

export function subscribe(listener: () => void): () => void {
  const other = (event: StorageEvent) => {
    if (event.key === KEY) update({ ...readingHere(), changes: parseChanges(event.newValue) })
  }
  listeners.add(listener)
  window.addEventListener('storage', other)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', other)
  }
}

function keep(changes: Changes): void {
  try {
    if (Object.keys(changes).length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(changes))
  } catch {
    // Storage is full or blocked: this page still knows.
  }
  update({ ...readingHere(), changes })
}

function update(next: Reading): void {
  current = next
  for (const listener of listeners) listener()
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
