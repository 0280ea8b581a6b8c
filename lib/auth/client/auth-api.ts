/** Outcome of signing in. `code` is one that signInMessage() has a sentence for. */
export type SignInOutcome = { ok: true } | { ok: false; code: string }

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** Signs this browser in with a password. Never throws: a server that can't be reached is `auth/offline`. */
export async function signInWithPassword(email: string, password: string): Promise<SignInOutcome> {
  try {
    const answer = await post('callback/credentials', { email, password, callbackUrl: '/' })
    const code = new URL(answer.url, window.location.origin).searchParams.get('error')
    return code ? { ok: false, code } : { ok: true }
  } catch (error) {
    return { ok: false, code: error instanceof TooMany ? 'auth/busy' : 'auth/offline' }
  }
}

/** Leaves for another service's sign-in page, to return to `next`. False when the server can't be reached. */
export async function signInWithService(service: string, next: string): Promise<boolean> {
  try {
    const answer = await post(`signin/${service}`, { callbackUrl: next })
    window.location.assign(answer.url)
    return true
  } catch {
    return false
  }
}

/**
 * Signs this browser out. False when the server can't be reached or can't end the session: then the user is still
 * signed in.
 */
export async function signOut(): Promise<boolean> {
  return post('signout', { callbackUrl: '/' }).then(
    () => true,
    () => false,
  )
}

/** The server has had too many sign-ins and asked us to try again later. */
class TooMany extends Error {}

async function post(path: string, fields: Record<string, string>): Promise<{ url: string }> {
  const token = await fetch('/api/auth/csrf')
  if (token.status === 429) throw new TooMany()
  const csrf = (await token.json()) as { csrfToken: string }
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: FORM,
    body: new URLSearchParams({ ...fields, csrfToken: csrf.csrfToken, json: 'true' }),
  })
  if (response.status === 429) throw new TooMany()
  if (!response.ok) throw new Error(`The answer to ${path} is ${response.status}`)
  return (await response.json()) as { url: string }
}
