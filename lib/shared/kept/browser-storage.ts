/** For how long a browser keeps a text: until it is deleted, for all tabs, or as long as one tab lives. */
export type KeptFor = 'browser' | 'tab'

/**
 * The only way to a browser's storage. Storage may be blocked or full: then nothing is kept, and nothing breaks.
 */
export function readKept(where: KeptFor, key: string): string | null {
  try {
    return storageOf(where).getItem(key)
  } catch {
    return null
  }
}

/** Keeps a text, or deletes it with null. @returns whether storage has it so now */
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

/** The keys of everything that is kept. Empty where storage is blocked. */
export function keptKeys(where: KeptFor): string[] {
  try {
    const storage = storageOf(where)
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  } catch {
    return []
  }
}

/** Where storage is blocked, already asking for it throws. */
function storageOf(where: KeptFor): Storage {
  return where === 'browser' ? localStorage : sessionStorage
}
