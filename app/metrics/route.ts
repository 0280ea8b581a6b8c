import { notFound } from 'next/navigation'
import { metricsFor } from '@/lib/health/server/metrics-for'

export const dynamic = 'force-dynamic'

/** Prometheus metrics for callers with METRICS_TOKEN; for everybody else, and if no token is set, 404. */
export async function GET(request: Request) {
  const metrics = await metricsFor(request.headers.get('authorization'))
  if (!metrics) notFound()
  return new Response(metrics.text, {
    headers: { 'Content-Type': metrics.type, 'Cache-Control': 'no-store' },
  })
}
