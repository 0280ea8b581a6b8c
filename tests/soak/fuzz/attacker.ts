// A separate process, so that generating inputs does not delay the timers of the measuring one.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { attack, type Finding, firstIndex, inputAt } from '../../fuzz/attack'
import { entranceNamed } from '../../fuzz/entrances'
import { stillThere, type Target } from '../../fuzz/target'
import type { Job, Report } from './messages'

/** Where harmful inputs are stored. */
const KEPT = 'test-results/fuzz'

process.on('disconnect', () => process.exit(1))

process.on('message', async (job: Job) => {
  const { port, seed, inputs, seconds, lanes } = job
  const known = entranceNamed(job.entrance)
  const entrance = { ...known, lanes: lanes || known.lanes }
  const first = job.first ?? firstIndex(entrance)
  const end = performance.now() + seconds * 1000
  const sent = await attack({
    entrance,
    target: { port },
    seed,
    first,
    more: (index) => index < Math.max(0, first) + inputs && performance.now() < end,
    found: (finding: Finding) => {
      mkdirSync(KEPT, { recursive: true })
      const file = path.join(KEPT, `${entrance.name}-${seed}-${finding.index}.bin`)
      writeFileSync(file, inputAt(entrance, seed, finding.index).bytes)
      tell({ finding })
    },
    back: () => serverIsBack({ port }),
  })
  tell({ done: sent })
})

async function serverIsBack(target: Target): Promise<void> {
  const isThere = () =>
    stillThere(target).then(
      () => true,
      () => false,
    )
  while (!(await isThere())) await wait(200)
}

function tell(report: Report): void {
  process.send?.(report)
}
