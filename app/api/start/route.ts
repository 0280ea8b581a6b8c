import { requestAddress } from '@/lib/auth/next/request-address'
import { assertSameOrigin } from '@/lib/auth/next/same-origin'
import { currentUser } from '@/lib/auth/next/session'
import { startSession } from '@/lib/auth/next/start-session'
import { startAlone, TRIES } from '@/lib/rooms/server/start-alone'
import { AppError, appError, toFailure } from '@/lib/shared/errors'
import { logError } from '@/lib/shared/log-error'

/** Maximum body size in bytes. The form has one short field, and anybody may send a request, so no more is read. */
const MOST_BYTES = 1_000

/**
 * Opens a solo room with one click, without an account. Requested by a plain form, so that it works before the page's
 * code runs, and needs no code. Redirects to the room, or to a page that explains why not.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request.headers)
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    if (!(length <= MOST_BYTES)) throw appError('invalid-input')
    const form = await request.formData().catch(() => null)
    const wanted = TRIES.find((one) => one === form?.get('try'))
    if (!wanted) throw appError('invalid-input')
    const { roomId, guest } = await startAlone(
      await currentUser(),
      { wanted, address: requestAddress(request.headers), chance: Math.random() },
      new Date(),
    )
    if (guest) await startSession(guest)
    return goTo(`/rooms/${roomId}`)
  } catch (error) {
    if (!(error instanceof AppError)) logError('start alone', error)
    const { code, params } = toFailure(error)
    const said = new URLSearchParams({ problem: code })
    if (typeof params.most === 'number') said.set('most', String(params.most))
    return goTo(`/start?${said}`)
  }
}

/** A redirect that the browser follows with GET. */
function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
}
