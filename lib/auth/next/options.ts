import type { NextAuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { authSecret } from '@/lib/shared/auth-secret'
import { AppError, toFailure } from '@/lib/shared/errors'
import { browserName } from '../domain/browser-name'
import { emailSchema } from '../domain/email'
import { loadUser } from '../server/load-user'
import { endOneSession } from '../server/sessions/ended-sessions'
import { secureCookies } from '../server/sessions/session-cookie'
import { newClaims, SESSION_MAX_AGE, userOfClaims } from '../server/sessions/session-token'
import { signIn } from '../server/sign-in'
import { adapter } from './adapter'
import { sessionEpochOf, takeEmail, vouchesForEmail } from './oauth'
import { oauthProviders } from './oauth-providers'
import { deviceHere, rememberDevice } from './remember-device'
import { requestAddress } from './request-address'

const credentialsSchema = z.object({ email: emailSchema, password: z.string().max(512) })

/** Our settings of next-auth. Made on first use, when the environment is known. */
export function authOptions(): NextAuthOptions {
  // Set in a request in which somebody comes back from another service, to an account that they have here.
  let hasAccount = false
  return {
    secret: authSecret(),
    adapter: adapter(),
    useSecureCookies: secureCookies(),
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE },
    pages: { signIn: '/signin', error: '/signin' },
    providers: [passwordProvider(), ...oauthProviders()],
    jwt: {
      // An ended session is no session for next-auth either: it could link another service's account otherwise.
      decode: async (params) => {
        const claims = await decode(params)
        if (typeof claims?.sub !== 'string' || typeof claims.epoch !== 'number') return null
        const { sub, epoch } = claims
        const user = await userOfClaims({ sub, sid: String(claims.sid ?? ''), epoch })
        // A guest who has an account goes on in it: next-auth would refuse them, as it is not the guest's.
        return user && !(hasAccount && user.kind === 'guest') ? claims : null
      },
    },
    callbacks: {
      signIn: ({ account, profile, user }) => {
        // What the service says of somebody new has no kind.
        hasAccount = account?.type === 'oauth' && 'kind' in user
        return vouchesForEmail(account, profile)
      },
      // Who and which session, nothing else: names and rights are read when they are needed.
      jwt: async ({ token, user }) =>
        user ? { ...newClaims({ id: user.id, sessionEpoch: await epochFor(user) }) } : token,
      session: async ({ session, token }) => {
        const user = token.sub ? await loadUser(token.sub) : null
        return { ...session, user: user ? { name: user.name, email: user.email } : undefined }
      },
      // The default already keeps to our own origin; this also takes paths.
      redirect: ({ url, baseUrl }) => {
        if (url.startsWith('/') && !/^\/[/\\]/.test(url)) return `${baseUrl}${url}`
        return URL.canParse(url) && new URL(url).origin === baseUrl ? url : baseUrl
      },
    },
    events: {
      linkAccount: ({ user, profile }) => takeEmail(user.id, profile),
      // Also a copy of the cookie is worth nothing afterwards.
      signOut: async ({ token }) => {
        if (token?.sub && typeof token.sid === 'string' && token.sid)
          await endOneSession({ sub: token.sub, sid: token.sid }, new Date())
      },
    },
    logger: {
      error: (code, metadata) => {
        // A session that has ended or expired; next-auth clears the cookie.
        if (code !== 'JWT_SESSION_ERROR') console.error(`next-auth: ${code}`, metadata)
      },
      warn: () => {},
    },
  }
}

/** Of the sign-in itself where it is known: a session that was ended since, by a new password, must not begin anew. */
async function epochFor(user: { id: string }): Promise<number> {
  return 'sessionEpoch' in user && typeof user.sessionEpoch === 'number'
    ? user.sessionEpoch
    : sessionEpochOf(user.id)
}

function passwordProvider() {
  return CredentialsProvider({
    id: 'credentials',
    name: 'E-mail and password',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    // next-auth hands the message of an error on to the page, so it gets the code, never a sentence or a stack.
    authorize: async (credentials, request) => {
      const parsed = credentialsSchema.safeParse(credentials)
      if (!parsed.success) throw new Error('auth/wrong-credentials')
      const headers = new Headers((request.headers ?? {}) as Record<string, string>)
      const [address, browser] = [requestAddress(headers), browserName(headers.get('user-agent'))]
      try {
        const { email } = parsed.data
        const device = await deviceHere(email)
        const session = await signIn({ ...parsed.data, address, device, browser }, new Date())
        await rememberDevice(email)
        return session
      } catch (error) {
        if (!(error instanceof AppError)) console.error(error)
        throw new Error(toFailure(error).code)
      }
    },
  })
}
