import { keep, readKept } from '@/lib/shared/kept/browser-storage'
import type { PendingStore } from './pending-store'

const LOCK = 'threepoint-tab-'

/**
 * The id under which this tab numbers its commands. A reload keeps it, so that waiting work continues its
 * sequence; when a tab dies, the next one that opens the room claims its id, so that its work is sent too. A
 * lock that the browser holds while a tab lives keeps two tabs (including a duplicated one) from having the
 * same id.
 * @param prefix of this person's keys in this room
 */
export async function claimTab(prefix: string, store: PendingStore): Promise<string> {
  const remembered = readKept('tab', prefix)
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

/**
 * The person's other tabs in this room that died with work waiting. This tab claims them, so that no other
 * sends the same.
 * @param own this tab's own id
 */
export async function claimOrphans(prefix: string, store: PendingStore, own: string): Promise<string[]> {
  const claimed: string[] = []
  for (const key of await store.keys(prefix)) {
    const id = key.slice(prefix.length)
    if (id !== own && (await lock(id))) claimed.push(id)
  }
  return claimed
}

function remember(prefix: string, id: string): string {
  // Where nothing is stored, the next page finds this tab's work as that of a dead tab.
  keep('tab', prefix, id)
  return id
}

const held = new Set<string>()

/**
 * Holds a lock for as long as the tab lives. Browsers offer locks in secure contexts only; elsewhere the
 * other tabs are asked.
 */
async function lock(id: string): Promise<boolean> {
  if (held.has(id)) return true
  if (!navigator.locks) return askTabs(id)
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

/** How long the other tabs have to answer that an id is theirs, in ms. */
const ANSWER_WITHIN = 250

let tabs: BroadcastChannel | null = null
/** Ids that this tab is asking for: if two tabs ask for the same at once, the lower ticket gets it. */
const asking = new Map<string, { ticket: number; giveUp: () => void }>()

/** Plain http on a local network has no locks: the tab that owns an id says so when asked. */
function askTabs(id: string): Promise<boolean> {
  tabs ??= listenToTabs()
  const channel = tabs
  return new Promise((resolve) => {
    const answered = ({ data }: MessageEvent) => {
      if (data?.held === id) settle(false)
    }
    const settle = (free: boolean) => {
      clearTimeout(timer)
      asking.delete(id)
      channel.removeEventListener('message', answered)
      if (free) held.add(id)
      resolve(free)
    }
    const timer = setTimeout(() => settle(true), ANSWER_WITHIN)
    channel.addEventListener('message', answered)
    const ticket = Math.random()
    asking.set(id, { ticket, giveUp: () => settle(false) })
    channel.postMessage({ wanted: id, ticket })
  })
}

function listenToTabs(): BroadcastChannel {
  const channel = new BroadcastChannel('threepoint-tabs')
  channel.addEventListener('message', ({ data }: MessageEvent) => {
    const mine = asking.get(data?.wanted)
    if (mine && data.ticket < mine.ticket) mine.giveUp()
    else if (mine || held.has(data?.wanted)) channel.postMessage({ held: data.wanted })
  })
  return channel
}
