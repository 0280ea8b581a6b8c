export const dynamic = 'force-dynamic'

/** Responds while the process is running, whatever else is broken. */
export function GET() {
  return new Response('ok\n')
}
