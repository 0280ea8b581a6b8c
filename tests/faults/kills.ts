import type { Moment } from '@/realtime/commit/group-commit'
import { Random } from '../support/board/random'
import { freePort, serverProcess } from '../support/servers/server-process'
import { lostElements, Workload } from './workload'

const MOMENTS: Moment[] = ['before-commit', 'after-commit', 'after-publish']

/**
 * Users work without a pause while the server is killed at one of its named points, again and again.
 * @returns what was lost or duplicated, and how much was done
 */
export async function killServer(
  seed: number,
  kills: number,
): Promise<{ findings: string[]; events: number; kills: number }> {
  const random = new Random(seed)
  const port = await freePort()
  const start = (last: boolean) =>
    serverProcess({
      port,
      ...(last ? {} : { crash: { at: random.pick(MOMENTS), after: 5 + random.below(40) } }),
    })
  let server = await serverProcess({ port })
  const work = new Workload(seed)
  await work.open([server.url], 3)
  server.signal('SIGKILL')
  await server.ended
  work.start()
  const findings: string[] = []
  for (let count = 1; count <= kills; count++) {
    server = await start(false)
    await server.ended
    findings.push(...(await lostElements(work.confirmed())).map((id) => `${id} was confirmed and is lost`))
  }
  server = await start(true)
  await work.finish()
  findings.push(...(await work.findings()))
  const events = await work.events
  work.close()
  server.signal('SIGTERM')
  const code = await server.ended
  if (code !== 0) findings.push(`the server ended with ${code}`)
  return { findings, events, kills }
}
