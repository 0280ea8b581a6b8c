/** An origin that stands for "here": only its comparison matters. */
const HERE = 'http://here.invalid'

/**
 * The path to go on to after signing in, if it is a page of this site; else `fallback`.
 * Takes what came in the address bar, so every trick to name another host must end at the fallback.
 */
export function safeNext(next: string | null | undefined, fallback = '/cases'): string {
  if (!next?.startsWith('/') || !URL.canParse(next, HERE)) return fallback
  const url = new URL(next, HERE)
  if (url.origin !== HERE || url.pathname.startsWith('/api/')) return fallback
  // A path of two slashes would be read as a host once it stands alone.
  if (url.pathname.startsWith('//')) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
