// npm run bench [-- --json FILE] [--quick]: the cost of the room engine, compared with two relays in the same run.
// npm run bench -- pages: how soon pages can be used, and how large they are.
// npm run bench -- graph: how long it takes to read a board as components and connections.
// npm run bench -- review: how soon a long session can be viewed, sought and played.
// npm run bench -- recordings: the size of a long session as rows and as a recording, and how fast it is read.
// npm run bench -- interviewer: how soon an AI interviewer's first words are read, and that its model failed.
import { writeFileSync } from 'node:fs'
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { completeEnv } from '@/lib/shared/env'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { measureAck } from './ack'
import { measureGraph } from './board-graph'
import { relayMemory } from './connection-memory'
import { measureCpu } from './cpu'
import { measureCrowd } from './crowd'
import { measureHerd } from './herd'
import { measureInterviewer } from './interviewer'
import { measureMatchedRooms } from './matched-room'
import { measureMatching } from './matching'
import { measurePages } from './pages'
import { measureRamp } from './ramp'
import { measureReplay } from './replay'
import { report } from './report'
import { measureRecorded } from './review/recordings'
import { measureReview } from './review/review'
import { pinGenerator } from './server-under-test'
import { median } from './statistics'
import { measureSync } from './sync'

const args = process.argv.slice(2)
if (args[0] === 'pages') {
  await measurePages()
  process.exit(0)
}
if (args[0] === 'graph') {
  measureGraph()
  process.exit(0)
}
if (args[0] === 'interviewer') {
  await measureInterviewer()
  process.exit(0)
}
if (args[0] === 'recordings') {
  await measureRecorded()
  process.exit(0)
}
if (args[0] === 'review') {
  await measureReview()
  process.exit(0)
}
const file = args.includes('--json') ? args[args.indexOf('--json') + 1] : undefined
const only = args.includes('--only') ? args[args.indexOf('--only') + 1]?.split(',') : undefined
const quick = args.includes('--quick')
const runs = quick ? 1 : 3
const seconds = quick ? 3 : 8
// Long enough for V8 to have compiled hot code, in all servers alike: after 15 s compiling was still 7 % of our CPU.
const warmUp = quick ? 2 : 25
const wanted = (part: string) => !only || only.includes(part)

const { folder, remove } = temporaryFolder('threepoint-bench-')
const cluster = await startEmbeddedPostgres(folder)
completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET: 'a secret of the bench, long enough for anything' })
await migrate(cluster.url)
await syncContent()
const pinned = pinGenerator()

const note = (text: string) => console.log(`… ${text}`)
note('bytes: a 45-minute interview of three people from a seed')
const { log, ...sync } = measureSync(1)
const results: Record<string, unknown> = { machine: { node: process.version, pinned }, sync }
const rows: Parameters<typeof report>[0] = [
  ['bytes.meanPerEdit', sync.meanPerEdit, 'B', '≤ 80'],
  ['bytes.freehandMean', sync.freehandMean, 'B', '≤ 40'],
  ['bytes.ratioToWholeElements', sync.ratioToWholeElementsAsShipped, '×', '≥ 50'],
  ['bytes.ratioToWholeElementsWithoutFullScenes', sync.ratioToWholeElements, '×', ''],
  ['bytes.perInterviewKB', sync.interviewKB, 'KB', ''],
]
results.bytes = {
  meanPerEdit: sync.meanPerEdit,
  freehandMean: sync.freehandMean,
  ratioToWholeElements: sync.ratioToWholeElementsAsShipped,
  ratioToWholeElementsWithoutFullScenes: sync.ratioToWholeElements,
  perInterviewKB: sync.interviewKB,
  runs: [sync],
}

if (wanted('replay')) {
  note('replay: loading and seeking in that interview')
  const all = []
  for (let run = 0; run < runs; run++) all.push(await measureReplay(log, 100))
  const room = {
    loadMs: median(all.map((one) => one.loadMs)),
    seekP95Ms: median(all.map((one) => one.seekP95Ms)),
    snapshotKB: median(all.map((one) => one.snapshotKB)),
    runs: all,
  }
  results.room = room
  rows.push(['room.loadMs', room.loadMs, 'ms', '≤ 20'], ['room.seekP95Ms', room.seekP95Ms, 'ms', '≤ 10'])
}
if (wanted('matching')) {
  note('matching: decisions in a queue of 10,000, and three simulated days of 400 arrivals')
  const decisions = await measureMatching(quick)
  note('matching: the room of two people on two processes, from the second acceptance on')
  const matching = { ...decisions, ...(await measureMatchedRooms(quick ? 10 : 25)) }
  results.matching = matching
  rows.push(
    ['matching.decisionP50Ms', matching.decisionP50Ms, 'ms', ''],
    ['matching.decisionP95Ms', matching.decisionP95Ms, 'ms', '≤ 50'],
    ['matching.medianWaitS', matching.medianWaitS, 's', ''],
    ['matching.leftAloneShare', matching.leftAloneShare, '', ''],
    ['matching.passedOver', matching.passedOver, '', '0'],
    ['matching.roomP95Ms', matching.roomP95Ms, 'ms', '≤ 2000'],
    [`  the slowest of ${matching.pairs} pairs who accept at once`, matching.roomAtOnceMaxMs, 'ms', ''],
  )
}
if (wanted('ack')) {
  note('ack: 1,000 edits/s over 200 rooms')
  const all = []
  for (let run = 0; run < runs; run++) all.push(await measureAck(200, 1_000, seconds))
  const ack = {
    p50Ms: median(all.map((one) => one.p50Ms)),
    p99Ms: median(all.map((one) => one.p99Ms)),
    lost: all.reduce((sum, one) => sum + one.lost, 0),
    runs: all,
  }
  results.ack = ack
  rows.push(
    ['ack.p50Ms', ack.p50Ms, 'ms', '≤ 10'],
    ['ack.p99Ms', ack.p99Ms, 'ms', '≤ 100'],
    ['ack.lost', ack.lost, '', '0'],
  )
}
if (wanted('cpu')) {
  note('cpu: rooms of 5, 2 drawing at 25 Hz')
  const rooms5 = await measureCpu({ rooms: 50, people: 5, drawers: 2, hertz: 25, seconds, warmUp }, runs, [
    'bare',
    'whole-elements',
    'whole-elements-json',
  ])
  note('cpu: rooms of 10, 6 drawing at 20 Hz')
  // The two are close to each other, so there are more runs.
  const rooms10 = await measureCpu(
    { rooms: 10, people: 10, drawers: 6, hertz: 20, seconds, warmUp },
    quick ? 1 : 5,
    ['bare'],
  )
  results.cpu = {
    ratioToWs: { rooms5: rooms5.ratioTo('bare'), rooms10: rooms10.ratioTo('bare') },
    ratioToWholeElements: { rooms5: rooms5.ratioTo('whole-elements') },
    ratioToWholeElementsJson: { rooms5: rooms5.ratioTo('whole-elements-json') },
    microsecondsPerDelivery: { rooms5: rooms5.cost('ours'), rooms10: rooms10.cost('ours') },
    runs: { rooms5: rooms5.runs, rooms10: rooms10.runs },
  }
  rows.push(
    ['cpu.microsecondsPerDelivery.rooms5', rooms5.cost('ours'), 'µs', ''],
    ['  bare ws relay', rooms5.cost('bare'), 'µs', ''],
    ['  whole elements, as Excalidraw sends them', rooms5.cost('whole-elements'), 'µs', ''],
    ['  whole elements, as plain JSON', rooms5.cost('whole-elements-json'), 'µs', ''],
    ['cpu.ratioToWs.rooms5', rooms5.ratioTo('bare'), '×', '≤ 2.5'],
    ['cpu.ratioToWholeElements.rooms5', rooms5.ratioTo('whole-elements'), '×', '< 1'],
    ['cpu.ratioToWholeElementsJson.rooms5', rooms5.ratioTo('whole-elements-json'), '×', ''],
    ['cpu.microsecondsPerDelivery.rooms10', rooms10.cost('ours'), 'µs', ''],
    ['  bare ws relay', rooms10.cost('bare'), 'µs', ''],
    ['cpu.ratioToWs.rooms10', rooms10.ratioTo('bare'), '×', '≤ 1.2'],
  )
}
if (wanted('ramp')) {
  note('ramp: more and more rooms of 5, until p99 reaches 100 ms')
  const ramp = await measureRamp(quick ? 3 : 5, quick ? 2 : 5)
  results.ramp = ramp
  rows.push(
    ['ramp.deliveriesPerSecond at p99 < 100 ms', ramp.deliveriesPerSecond, '/s', ''],
    ['ramp.deliveriesPerCore at p99 < 100 ms', ramp.deliveriesPerCore, '/s', ''],
  )
}
if (wanted('crowd')) {
  note('crowd: many joined sockets, and a restart')
  const crowd = await measureCrowd(quick ? 100 : 400, 5)
  const bare = await relayMemory('bare', quick ? 100 : 400, 5)
  const excalidraw = await relayMemory('whole-elements', quick ? 100 : 400, 5)
  const { kBPerConnection, kBPerFurtherConnection } = crowd
  results.memory = { kBPerConnection, kBPerFurtherConnection, bare, excalidraw, runs: [crowd] }
  results.restart = { sockets: crowd.sockets, allInSeconds: crowd.backWithinSeconds, runs: [crowd] }
  rows.push(
    ['memory.kBPerConnection, from an idle process on', kBPerConnection, 'kB', ''],
    ['  bare ws relay', bare.kBPerConnection, 'kB', ''],
    ['  whole elements, as Excalidraw sends them', excalidraw.kBPerConnection, 'kB', ''],
    ['memory.kBPerFurtherConnection, after the first quarter', kBPerFurtherConnection, 'kB', '≤ 40'],
    ['  bare ws relay', bare.kBPerFurtherConnection, 'kB', ''],
    ['  whole elements, as Excalidraw sends them', excalidraw.kBPerFurtherConnection, 'kB', ''],
    [`restart.allInSeconds (${crowd.sockets} sockets)`, crowd.backWithinSeconds, 's', '≤ 60'],
  )
}

if (wanted('herd')) {
  note('herd: 500 tabs come back with pending work after a restart, while 10 other rooms draw')
  const all = []
  for (let run = 0; run < runs; run++) all.push(await measureHerd(quick ? 20 : 100, 5, quick ? 2 : 5))
  const herd = {
    othersP95Ms: median(all.map((one) => one.othersP95Ms)),
    quietP95Ms: median(all.map((one) => one.quietP95Ms)),
    runs: all,
  }
  results.herd = herd
  rows.push(
    ['herd.othersP95Ms, of rooms that are not of the herd', herd.othersP95Ms, 'ms', '≤ 250'],
    ['  the same before it comes', herd.quietP95Ms, 'ms', ''],
  )
}

report(rows)
if (file) writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
await closeDb()
await cluster.stop()
remove()
process.exit(0)
