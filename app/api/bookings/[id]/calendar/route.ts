import { authedRoute } from '@/lib/auth/next/authed-route'
import { getCalendarFile } from '@/lib/matching/server/slots/calendar'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'

/** The calendar file of a booked round, for its two people. */
export const GET = authedRoute<{ id: string }>(async (_, { user, params }) => {
  if (!isId(params.id)) throw notFound('match')
  return new Response(await getCalendarFile(user.id, params.id), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="round.ics"',
      'Cache-Control': 'no-store',
    },
  })
})
