/**
 * The network address that a request came from, read from `X-Forwarded-For`, to which our own server has appended its
 * peer. `proxies` is how many proxies of ours are in front: entries further left were written by the client, who may
 * write anything.
 */
export function clientAddress(forwardedFor: string | null | undefined, proxies: number): string {
  const chain = (forwardedFor ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const address = chain[Math.max(0, chain.length - 1 - proxies)] ?? 'unknown'
  return network(address.replace(/^::ffff:/i, ''))
}

/** One subscriber has a whole /64 of IPv6: attempts from any part of it count together. */
function network(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}
