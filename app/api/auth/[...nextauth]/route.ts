import type { NextRequest } from 'next/server'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import { authOptions } from '@/lib/auth/next/options'
import { signOutOrFail } from '@/lib/auth/next/sign-out-or-fail'

type Context = { params: Promise<{ nextauth: string[] }> }

// Options are created per request: at build time there is no secret yet.
async function handler(request: NextRequest, context: Context): Promise<Response> {
  // next-auth's own client posts messages here to be logged on the server. Ours does not, and anybody else could.
  const [action] = (await context.params).nextauth
  if (action === '_log') return new Response(null, { status: 404 })
  const run = (options: NextAuthOptions): Promise<Response> => NextAuth(request, context, options)
  if (action === 'signout') return signOutOrFail(authOptions(), run)
  const response = await run(authOptions())
  if (response.status !== 401) return response
  // A wrong password is a normal response, with its code in `url`. With a status of 401 the browser would log it as an
  // error of the page.
  return new Response(response.body, { status: 200, headers: response.headers })
}

export { handler as GET, handler as POST }
