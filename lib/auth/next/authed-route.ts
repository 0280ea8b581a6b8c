import { unstable_rethrow } from 'next/navigation'
import { AppError, appError } from '@/lib/shared/errors'
import { withSentence } from '@/lib/shared/sentences/sentence-of'
import type { SessionUser } from '../domain/session-user'
import { requestAddress } from './request-address'
import { assertSameOrigin } from './same-origin'
import { currentUser } from './session'

type RouteContext<Params> = { params: Promise<Params> }

type Handler<Params, User> = (
  request: Request,
  context: { params: Params; user: User; now: Date; address: string },
) => Promise<Response>

/**
 * Every route handler is created with this: a cross-site write or a signed-out caller never reaches the handler.
 * Failures are returned as `{ ok: false, code, params, message }` with the matching status; `message` is the error's
 * sentence.
 */
export function authedRoute<Params = Record<string, never>>(handler: Handler<Params, SessionUser>) {
  return guarded<Params>(async (request, { user, ...context }) => {
    if (!user) throw appError('auth/signed-out')
    return handler(request, { ...context, user })
  })
}

/** The same for routes that need no sign-in, such as shared links. */
export function publicRoute<Params = Record<string, never>>(handler: Handler<Params, SessionUser | null>) {
  return guarded<Params>(handler)
}

function guarded<Params>(handler: Handler<Params, SessionUser | null>) {
  return async (request: Request, { params }: RouteContext<Params>): Promise<Response> => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') assertSameOrigin(request.headers)
      const user = await currentUser()
      const address = requestAddress(request.headers)
      return await handler(request, { params: await params, user, now: new Date(), address })
    } catch (error) {
      unstable_rethrow(error)
      if (!(error instanceof AppError)) console.error(error)
      const failure = withSentence(error)
      return Response.json(failure, {
        status: statusOf(failure.code),
        headers: { 'Cache-Control': 'no-store' },
      })
    }
  }
}

/** The HTTP status for an error code. */
export function statusOf(code: string): number {
  switch (code) {
    case 'internal':
      return 500
    case 'unavailable':
      return 503
    case 'not-found':
      return 404
    case 'auth/signed-out':
      return 401
    case 'auth/other-site':
    case 'auth/members-only':
    case 'handbook/closed':
    case 'model/closed':
    case 'archive/closed':
      return 403
    case 'auth/busy':
    case 'auth/too-many-tries':
    case 'session/too-often':
    case 'image/busy':
    case 'archive/busy':
    case 'archive/too-often':
      return 429
    default:
      return 400
  }
}
