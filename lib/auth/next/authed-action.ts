import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { AppError, appError, type FormFailure, toFailure } from '@/lib/shared/errors'
import { browserName } from '../domain/browser-name'
import type { SessionUser } from '../domain/session-user'
import { requestAddress } from './request-address'
import { assertSameOrigin } from './same-origin'
import { currentUser } from './session'

/** The result that a form gets. */
export type ActionResult<T> = { ok: true; value: T } | FormFailure

/** What every action receives besides its input. */
export type ActionContext<User> = {
  user: User
  now: Date
  /** Network address, for rate limits. */
  address: string
  /** The browser in words, such as `Firefox on Linux`. */
  browser: string
}

type Handler<Schema extends z.ZodType, User, T> = (
  input: z.output<Schema>,
  context: ActionContext<User>,
) => Promise<T>

type Action<Schema extends z.ZodType, T> = (input: z.input<Schema>) => Promise<ActionResult<T>>

/**
 * Every server action is created with this: a cross-site call, invalid input or a signed-out caller never reaches the
 * handler. An AppError that the handler throws is shown; anything else is logged and shown as `internal`. Guests are
 * let through: call membersOnly() where an account is needed.
 */
export function authedAction<Schema extends z.ZodType, T>(
  schema: Schema,
  handler: Handler<Schema, SessionUser, T>,
): Action<Schema, T> {
  return guarded(schema, async (input, context) => {
    if (!context.user) throw appError('auth/signed-out')
    return handler(input, { ...context, user: context.user })
  })
}

/** The same for actions that need no sign-in, such as signing up. */
export function publicAction<Schema extends z.ZodType, T>(
  schema: Schema,
  handler: Handler<Schema, SessionUser | null, T>,
): Action<Schema, T> {
  return guarded(schema, handler)
}

function guarded<Schema extends z.ZodType, T>(
  schema: Schema,
  handler: Handler<Schema, SessionUser | null, T>,
): Action<Schema, T> {
  return async (input) => {
    try {
      const head = await headers()
      assertSameOrigin(head)
      const parsed = schema.safeParse(input)
      if (!parsed.success) return invalid(parsed.error)
      const user = await currentUser()
      return {
        ok: true,
        value: await handler(parsed.data, {
          user,
          now: new Date(),
          address: requestAddress(head),
          browser: browserName(head.get('user-agent')),
        }),
      }
    } catch (error) {
      // redirect() and notFound() also throw; those errors belong to Next.
      unstable_rethrow(error)
      if (!(error instanceof AppError)) console.error(error)
      return toFailure(error)
    }
  }
}

function invalid(error: z.ZodError): ActionResult<never> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message
  return { ...toFailure(appError('invalid-input')), fields }
}
