import { allPutOff, badDatabase, lostSockets, untilAnswered } from '../faults/bad-database'
import { lostElements, Workload } from '../faults/workload'

/** Events per run; each has new rooms, so that logs stay as short as in real rooms. */
const EVENTS_A_RUN = 10_000

/**
 * Users work without a pause while Postgres is frozen, killed, slowed down and cut off, until the logs hold this many
 * of their edits. Each of these was acknowledged: a run ends when nobody waits for anything any more.
 * @returns what was lost or duplicated
 */
export async function databaseFaults(edits: number): Promise<string[]> {
  const database = await badDatabase()
  const { line } = database
  const found: string[] = []
  let done = 0
  let sockets = 0
  const started = performance.now()
  for (let seed = 1; done < edits; seed++) {
    const work = new Workload(seed)
    await work.open([database.url], 4)
    const lost = lostSockets(work)
    work.start(2)
    const harm = [
      async () => {
        database.freeze()
        await allPutOff(work)
        database.thaw()
      },
      database.kill,
      () => line.reset(),
      async () => {
        line.delay = 100
        await work.reached((await work.events) + 200)
        line.delay = 0
      },
      async () => {
        line.silent = true
        await allPutOff(work)
        line.silent = false
        line.reset()
      },
      database.kill,
    ]
    for (const [index, each] of harm.entries()) {
      const enough = (EVENTS_A_RUN * (index + 1)) / (harm.length + 1)
      while ((await untilAnswered(() => work.events)) < enough)
        await new Promise((resolve) => setTimeout(resolve, 50))
      await each()
      const confirmed = work.confirmed()
      found.push(...(await untilAnswered(() => lostElements(confirmed))))
    }
    while ((await untilAnswered(() => work.events)) < EVENTS_A_RUN)
      await new Promise((resolve) => setTimeout(resolve, 50))
    await work.finish()
    found.push(...(await work.findings()))
    done += await work.events
    sockets += lost.length
    work.close()
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    console.log(
      `database: run ${seed}, ${done} edits, ${found.length} findings, ${sockets} sockets lost, ${seconds} s`,
    )
  }
  const code = await database.end()
  if (code !== 0) found.push(`the server ended with ${code}`)
  for (const finding of found) console.log(finding)
  return found
}
