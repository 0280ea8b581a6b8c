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

/** Our next-auth settings. Created on first use, when the environment is known. */
export function authOptions(): NextAuthOptions {
  // Set within a request in which a user returns from another service and already has an account here.
  let hasAccount = false
  return {
    secret: authSecret(),
    adapter: adapter(),
    useSecureCookies: secureCookies(),
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE },
    pages: { signIn: '/signin', error: '/signin' },
    providers: [passwordProvider(), ...oauthProviders()],
    jwt: {
      // next-auth must not see an ended session either: it could otherwise link another service's account.
      decode: async (params) => {
        const claims = await decode(params)
        if (typeof claims?.sub !== 'string' || typeof claims.epoch !== 'number') return null
        const { sub, epoch } = claims
        const user = await userOfClaims({ sub, sid: String(claims.sid ?? ''), epoch })
        // A guest who has an account continues in it: next-auth would refuse, since the account is not the guest's.
        return user && !(hasAccount && user.kind === 'guest') ? claims : null
      },
    },
    callbacks: {
      signIn: ({ account, profile, user }) => {
        // The profile of a new user, as the service reports it, has no kind.
        hasAccount = account?.type === 'oauth' && 'kind' in user
        return vouchesForEmail(account, profile)
      },
      // Only the user and the session: names and permissions are read when they are needed.
      jwt: async ({ token, user }) =>
        user ? { ...newClaims({ id: user.id, sessionEpoch: await epochFor(user) }) } : token,
      session: async ({ session, token }) => {
        const user = token.sub ? await loadUser(token.sub) : null
        return { ...session, user: user ? { name: user.name, email: user.email } : undefined }
      },
      // The default already restricts to our own origin; this also accepts paths.
      redirect: ({ url, baseUrl }) => {
        if (url.startsWith('/') && !/^\/[/\\]/.test(url)) return `${baseUrl}${url}`
        return URL.canParse(url) && new URL(url).origin === baseUrl ? url : baseUrl
      },
    },
    events: {
      linkAccount: ({ user, profile }) => takeEmail(user.id, profile),
      // A copy of the cookie must stop working too.
      signOut: async ({ token }) => {
        if (token?.sub && typeof token.sid === 'string' && token.sid)
          await endOneSession({ sub: token.sub, sid: token.sid }, new Date())
      },
    },
    logger: {
      error: (code, metadata) => {
        // A session that has ended or expired: next-auth clears the cookie.
        if (code !== 'JWT_SESSION_ERROR') console.error(`next-auth: ${code}`, metadata)
      },
      warn: () => {},
    },
  }
}

/**
 * The epoch of the sign-in itself where it is known: a session that has been ended since, by a new password, must not
 * be revived.
 */
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
    // next-auth passes an error's message on to the page, so the message is the code, never a sentence or a stack.
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
