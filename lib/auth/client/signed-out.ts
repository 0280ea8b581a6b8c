/** Called with who signed out, and whether it was in this tab. */
type Listener = (userId: string, here: boolean) => void

const listeners = new Set<Listener>()
let channel: BroadcastChannel | null = null

/** One for all: a channel does not hear itself, but would hear another one in the same tab. */
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

/** Tells everything in this browser that a person signed out. */
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
