/** How long a browser keeps a text: until it is deleted, for all tabs, or for the lifetime of one tab. */
export type KeptFor = 'browser' | 'tab'

/**
 * All access to a browser's storage goes through here. Storage may be blocked or full: then nothing is kept,
 * and nothing breaks.
 */
export function readKept(where: KeptFor, key: string): string | null {
  try {
    return storageOf(where).getItem(key)
  } catch {
    return null
  }
}

/** Stores a text, or deletes it with null. @returns whether storage now has this value */
export function keep(where: KeptFor, key: string, text: string | null): boolean {
  try {
    const storage = storageOf(where)
    if (text === null) storage.removeItem(key)
    else storage.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** The keys of everything that is stored. Empty if storage is blocked. */
export function keptKeys(where: KeptFor): string[] {
  try {
    const storage = storageOf(where)
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  } catch {
    return []
  }
}

/** If storage is blocked, even accessing it throws. */
function storageOf(where: KeptFor): Storage {
  return where === 'browser' ? localStorage : sessionStorage
}
