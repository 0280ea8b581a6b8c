/** A placeholder for this site's origin, used only for comparison. */
const HERE = 'http://here.invalid'

/**
 * The path to go to after signing in if it is a page of this site, otherwise `fallback`. `next` comes from the address
 * bar, so every trick to name another host must end at the fallback.
 */
export function safeNext(next: string | null | undefined, fallback = '/cases'): string {
  if (!next?.startsWith('/') || !URL.canParse(next, HERE)) return fallback
  const url = new URL(next, HERE)
  if (url.origin !== HERE || url.pathname.startsWith('/api/')) return fallback
  // A path that begins with two slashes would be read as a host when used on its own.
  if (url.pathname.startsWith('//')) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
