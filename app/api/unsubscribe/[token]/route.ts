import { setMailChoice } from '@/lib/mail/server/mail-choices'
import { openUnsubscribe } from '@/lib/mail/server/unsubscribe-token'

type Context = { params: Promise<{ token: string }> }

/**
 * Mail programs without one-click unsubscribe open the URL for the reader: that redirects to the page, and changes
 * nothing.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  return new Response(null, {
    status: 303,
    headers: { Location: `/unsubscribe/${encodeURIComponent(token)}`, 'Cache-Control': 'no-store' },
  })
}

/**
 * Unsubscribes from a kind of mail, for mail programs with one-click support (RFC 8058). They send no cookies and are
 * not a page of ours: the signed token alone defines what may be stopped, and allows nothing else.
 */
export async function POST(_: Request, { params }: Context): Promise<Response> {
  const stopped = openUnsubscribe((await params).token)
  if (!stopped) return new Response(null, { status: 404 })
  await setMailChoice(stopped.userId, stopped.kind, false, new Date())
  return new Response(null, { status: 204 })
}
