import { readFeed } from '@/lib/matching/server/slots/calendar'
import { AppError } from '@/lib/shared/errors'

/**
 * A user's booked rounds for their calendar program, which sends no cookies: the secret in the URL identifies the user.
 */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  try {
    return new Response(await readFeed((await params).token, new Date()), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Cache-Control': 'private, no-store',
        'X-Robots-Tag': 'noindex',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: 404 })
    throw error
  }
}
