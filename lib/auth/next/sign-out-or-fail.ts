import type { NextAuthOptions } from 'next-auth'

/**
 * Lets next-auth sign a user out, and reports if their session could not be ended. next-auth itself would log that,
 * clear the cookie and report success, and a copy of the cookie would go on working.
 * @param run calls next-auth
 */
export async function signOutOrFail(
  options: NextAuthOptions,
  run: (options: NextAuthOptions) => Promise<Response>,
): Promise<Response> {
  let failed = false
  const watch = async <T>(step: () => T): Promise<Awaited<T>> => {
    try {
      return await step()
    } catch (error) {
      failed = true
      throw error
    }
  }
  const { jwt, events } = options
  const response = await run({
    ...options,
    jwt: { ...jwt, decode: async (params) => (await watch(() => jwt?.decode?.(params))) ?? null },
    events: {
      ...events,
      signOut: async (message) => {
        await watch(() => events?.signOut?.(message))
      },
    },
  })
  // A response that does not clear the cookie: they are still signed in, and can try again.
  return failed ? Response.json({ code: 'unavailable' }, { status: 503 }) : response
}
