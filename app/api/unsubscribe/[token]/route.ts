import { setMailChoice } from '@/lib/mail/server/mail-choices'
import { openUnsubscribe } from '@/lib/mail/server/unsubscribe-token'

type Context = { params: Promise<{ token: string }> }

/** Programs without that one click open the address for their reader: that leads to the page, and changes nothing. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  return new Response(null, {
    status: 303,
    headers: { Location: `/unsubscribe/${encodeURIComponent(token)}`, 'Cache-Control': 'no-store' },
  })
}

/**
 * Stops a kind of mail for mail programs that do it with one click (RFC 8058). They have no cookies and are no page of
 * ours: the signed token alone says what may be stopped, and nothing else can be done with it here.
 */
export async function POST(_: Request, { params }: Context): Promise<Response> {
  const stopped = openUnsubscribe((await params).token)
  if (!stopped) return new Response(null, { status: 404 })
  await setMailChoice(stopped.userId, stopped.kind, false, new Date())
  return new Response(null, { status: 204 })
}
