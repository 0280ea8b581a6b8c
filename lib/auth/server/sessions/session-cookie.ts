import { env } from '@/lib/shared/env'

/** Whether cookies are restricted to HTTPS: true when the public URL is HTTPS. */
export function secureCookies(): boolean {
  return env().APP_URL?.startsWith('https:') ?? false
}

/** The name that next-auth gives its session cookie. */
export function sessionCookieName(): string {
  return secureCookies() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** The session token among a request's cookies, joined if next-auth had to split it. */
export function sessionTokenIn(cookies: Iterable<readonly [name: string, value: string]>): string | null {
  const name = sessionCookieName()
  const pieces = [...cookies]
    .map(([key, value]) => ({ at: key === name ? 0 : pieceNumber(key, name), value }))
    .filter((piece): piece is { at: number; value: string } => piece.at !== null)
    .sort((a, b) => a.at - b.at)
  return pieces.map((piece) => piece.value).join('') || null
}

function pieceNumber(key: string, name: string): number | null {
  const digits = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : ''
  return /^\d{1,2}$/.test(digits) ? Number(digits) : null
}

/** Names and values from a Cookie header; invalid parts are left out. */
export function parseCookies(header: string | undefined): [name: string, value: string][] {
  return (header ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=')
    if (at < 1) return []
    return [[part.slice(0, at).trim(), decoded(part.slice(at + 1).trim())]]
  })
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
