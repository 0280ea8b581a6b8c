import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { storeImage } from '@/lib/rooms/server/images/images'
import { completeEnv } from '@/lib/shared/env'
import { AppError } from '@/lib/shared/errors'
import { bystanders } from '../soak/fuzz/bystanders'
import { freePort, type ServerProcess, serverProcess } from '../support/servers/server-process'
import { attack, type Finding, firstIndex, inputAt } from './attack'
import { SOCKET_ENTRANCES } from './entrances'
import { imageForms } from './generators/images'
import { newSeat } from './target'

// The short form of `npm run soak -- fuzz`: the stored inputs, and the same few inputs in each run. FUZZ_SEED changes
// them.

const INPUTS = Number(process.env.FUZZ_INPUTS ?? 120)
const seed = Number(process.env.FUZZ_SEED ?? 1)
/** Upper limit for the memory that all inputs of an entrance together may leave behind, in kilobytes. */
const MOST_LEFT = 200 * 1024
const MEMORY_BACK_WITHIN_MS = 20_000

let server: ServerProcess
let exit: number | null | undefined
beforeAll(async () => {
  completeEnv({ AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await syncContent()
  server = await serverProcess({ port: await freePort() })
  void server.ended.then((code) => {
    exit = code
  })
})
afterAll(async () => {
  server.signal('SIGTERM')
  await server.ended
})

/** Kilobytes of memory in use by the server. */
function memory(): number {
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' }).stdout)
}

test.each(SOCKET_ENTRANCES)(
  `[W1][W2] ${INPUTS} odd inputs through $name: all answered, nobody else delayed (seed ${seed})`,
  async (entrance) => {
    const others = await bystanders(server.port)
    const before = memory()
    const findings: Finding[] = []
    const first = firstIndex(entrance)
    const sent = await attack({
      entrance,
      target: { port: server.port },
      seed,
      first,
      more: (index) => index < INPUTS && exit === undefined,
      found: (finding) => void findings.push(finding),
      back: async () => {},
    })
    const { ms, missing, refused } = await others.take()
    others.stop()
    expect([exit, sent], server.output()).toEqual([undefined, INPUTS - first])
    expect(findings.filter(({ what }) => what !== 'slow')).toEqual([])
    expect([missing, refused]).toEqual([0, 0])
    expect(ms.length).toBeGreaterThan(0)
    await expect.poll(memory, { timeout: MEMORY_BACK_WITHIN_MS }).toBeLessThan(before + MOST_LEFT)
  },
)

test(`any file is stored as an image or rejected with its reason (seed ${seed})`, async () => {
  const images = {
    name: 'images',
    forms: imageForms,
    lanes: 1,
    open: () => Promise.reject(new Error('unused')),
  }
  const outcomes = new Set<string>()
  for (let index = firstIndex(images); index < INPUTS / 2; index++) {
    const seat = await newSeat()
    const { bytes, kind } = inputAt(images, seed, index)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const outcome = await storeImage(seat.user.id, seat.roomId, hash, new Uint8Array(bytes)).then(
      () => 'kept',
      (error) => error,
    )
    expect(outcome === 'kept' || outcome instanceof AppError, `${kind}: ${outcome}`).toBe(true)
    outcomes.add(outcome === 'kept' ? outcome : outcome.code)
  }
  expect([...outcomes]).toEqual(expect.arrayContaining(['kept', 'image/format']))
})
