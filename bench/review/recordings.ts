// npm run bench -- recordings: the size of the log of a 45-minute session of three people, as rows and as a recording,
// and the cost of creating and reading it.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { getReplayPage } from '@/lib/review/server/get-replay-page'
import { recordRoom } from '@/lib/rooms/server/log/recording/record-room'
import { completeEnv } from '@/lib/shared/env'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { makeRooms } from '../people'
import { report } from '../report'
import { median } from '../statistics'
import { measureSync } from '../sync'
import { writeSession } from './written-session'

const READS = 15

export async function measureRecorded(): Promise<void> {
  const database = temporaryFolder('threepoint-bench-')
  const cluster = await startEmbeddedPostgres(database.folder)
  completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET: 'a secret of the bench, long enough for anything' })
  try {
    await migrate(cluster.url)
    await syncContent()
    const [seats = []] = await makeRooms(1, 3)
    const events = await writeSession(seats, measureSync(1).log)
    const [{ roomId = '', userId = '' } = {}] = seats
    const rows = await measureReading(userId, roomId)
    const before = await tableSizes()
    const started = performance.now()
    const { bytes, packed } = await recordRoom(roomId)
    const recordMs = performance.now() - started
    const after = await tableSizes()
    const recording = await measureReading(userId, roomId)
    const kB = (value = 0) => value / 1024
    const megabytes = (value: number) => kB(value) / 1024
    report([
      ['events', events.length, '', ''],
      ['payloads', kB(bytes), 'kB', ''],
      ['recording', kB(packed), 'kB', '≤ 450'],
      ['rows and snapshots in Postgres, before', kB(before), 'kB', ''],
      ['recording and snapshot in Postgres, after', kB(after), 'kB', ''],
      ['time to record', recordMs, 'ms', ''],
      ['first replay page from rows', rows.firstMs, 'ms', ''],
      ['first replay page from the recording', recording.firstMs, 'ms', ''],
      ['whole replay from rows', rows.wholeMs, 'ms', ''],
      ['whole replay from the recording', recording.wholeMs, 'ms', ''],
      ['memory above the start while it is read', megabytes(recording.memory), 'MB', ''],
      ['memory that a first page takes, from rows', megabytes(rows.firstMemory), 'MB', ''],
      ['memory that a first page takes, from the recording', megabytes(recording.firstMemory), 'MB', ''],
    ])
  } finally {
    await closeDb()
    await cluster.stop()
    database.remove()
  }
}

async function measureReading(userId: string, roomId: string) {
  const [first, whole]: [number[], number[]] = [[], []]
  let [memory, from] = [0, process.memoryUsage.rss()]
  for (let read = 0; read < READS; read++) {
    const started = performance.now()
    for (let after: number | null = 0; after !== null; ) {
      const page = await getReplayPage(userId, roomId, after, new Date())
      if (after === 0) first.push(performance.now() - started)
      memory = Math.max(memory, process.memoryUsage.rss() - from)
      after = page.next
    }
    whole.push(performance.now() - started)
    from = Math.min(from, process.memoryUsage.rss())
  }
  const firstMemory = await measureFirstPage(userId, roomId)
  return { firstMs: median(first), wholeMs: median(whole), memory, firstMemory }
}

/**
 * How much memory reading a first page takes in this process, in bytes, as long as no garbage is collected meanwhile.
 */
async function measureFirstPage(userId: string, roomId: string): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('Garbage cannot be collected')
  const used = () => {
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const taken: number[] = []
  for (let read = 0; read < READS; read++) {
    collect()
    const before = used()
    await getReplayPage(userId, roomId, 0, new Date())
    taken.push(used() - before)
  }
  return median(taken)
}

/** Size of the log tables once deleted space is reclaimed, including their indexes. */
async function tableSizes(): Promise<number> {
  let sum = 0
  for (const table of ['RoomEvent', 'RoomSnapshot', 'RecordingPiece']) {
    await pool().query(`vacuum full "${table}"`)
    const { rows } = await pool().query<{ size: string }>(
      `select pg_total_relation_size('"${table}"') as size`,
    )
    sum += Number(rows[0]?.size ?? 0)
  }
  return sum
}
