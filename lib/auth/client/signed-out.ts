/** Called with the id of the user who signed out, and whether it happened in this tab. */
type Listener = (userId: string, here: boolean) => void

const listeners = new Set<Listener>()
let channel: BroadcastChannel | null = null

/**
 * One for the whole tab: a channel does not receive its own messages, but would receive those of another channel in the
 * same tab.
 */
function openChannel(): BroadcastChannel {
  if (channel) return channel
  channel = new BroadcastChannel('threepoint-session')
  channel.onmessage = ({ data }: MessageEvent) => {
    if (typeof data?.signedOut === 'string') tell(data.signedOut, false)
  }
  return channel
}

function tell(userId: string, here: boolean): void {
  for (const listener of listeners) listener(userId, here)
}

/** Notifies all tabs of this browser that a user has signed out. */
export function announceSignedOut(userId: string): void {
  openChannel().postMessage({ signedOut: userId })
  tell(userId, true)
}

/** @returns stops listening */
export function onSignedOut(listener: Listener): () => void {
  openChannel()
  listeners.add(listener)
  return () => listeners.delete(listener)
}
