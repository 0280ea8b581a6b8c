export const dynamic = 'force-dynamic'

/** Answers while the process runs, whatever else is broken. */
export function GET() {
  return new Response('ok\n')
}
