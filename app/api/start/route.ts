import { requestAddress } from '@/lib/auth/next/request-address'
import { assertSameOrigin } from '@/lib/auth/next/same-origin'
import { currentUser } from '@/lib/auth/next/session'
import { startSession } from '@/lib/auth/next/start-session'
import { startAlone, TRIES } from '@/lib/rooms/server/start-alone'
import { AppError, appError, toFailure } from '@/lib/shared/errors'
import { logError } from '@/lib/shared/log-error'

/** The form has one field of a few letters, in bytes. Anybody may send one, so no more is read. */
const MOST_BYTES = 1_000

/**
 * One click on a page into a room of one's own, without an account. A plain form asks for it, so that it works before
 * the page's code runs and costs the page none. Leads to the room, or to the page that says why not.
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

/** The browser asks for the other address with GET. */
function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
}
