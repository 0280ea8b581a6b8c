import { readiness } from '@/lib/health/server/readiness'

export const dynamic = 'force-dynamic'

/** 200 while this process can serve requests, otherwise 503, with the checks by name. */
export async function GET() {
  const { ready, checks } = await readiness()
  return Response.json(checks, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
