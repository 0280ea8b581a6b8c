import type { PendingStore } from './pending-store'

const LOCK = 'threepoint-tab-'

/**
 * The id under which this tab numbers its commands. A reload keeps it, so that what waited goes on in its line; a tab
 * that died is taken over by the next one that opens the room, so that its work is sent too. A lock that the browser
 * holds while a tab lives keeps two tabs (a duplicated one, too) from having the same id.
 * @param prefix of this person's keys in this room
 */
export async function claimTab(prefix: string, store: PendingStore): Promise<string> {
  const remembered = sessionStorage.getItem(prefix)
  const orphans = (await store.keys(prefix)).map((key) => key.slice(prefix.length))
  for (const id of [remembered, ...orphans]) {
    if (id && (await lock(id))) return remember(prefix, id)
  }
  const fresh = crypto.getRandomValues(new Uint8Array(9))
  const id = btoa(String.fromCharCode(...fresh))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  await lock(id)
  return remember(prefix, id)
}

function remember(prefix: string, id: string): string {
  sessionStorage.setItem(prefix, id)
  return id
}

const held = new Set<string>()

/** Holds a lock for as long as the tab lives. Browsers offer locks on safe origins only; elsewhere ids are not shared. */
function lock(id: string): Promise<boolean> {
  if (held.has(id)) return Promise.resolve(true)
  if (!navigator.locks) return Promise.resolve(sessionStorageHas(id))
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(LOCK + id, { ifAvailable: true }, (granted) => {
        if (granted) held.add(id)
        resolve(granted !== null)
        return granted ? new Promise(() => {}) : undefined
      })
      .catch(reject)
  })
}

function sessionStorageHas(id: string): boolean {
  return Object.values(sessionStorage).includes(id)
}
