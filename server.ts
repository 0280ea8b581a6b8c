import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import next from 'next'
import { accountJobs } from '@/lib/accounts/server/account-jobs'
import { authJobs } from '@/lib/auth/server/auth-jobs'
import { cleanForwarded, UNDECLARED_PROXY } from '@/lib/auth/server/forwarded-headers'
import { trustedProxies } from '@/lib/auth/server/trusted-proxies'
import { blobJobs } from '@/lib/blobs/server/blob-jobs'
import { syncContent } from '@/lib/cases/server/sync-content'
import { caseWorker } from '@/lib/cases/server/worker/case-worker'
import { openDatabase } from '@/lib/db/open-database'
import { withoutLimits } from '@/lib/db/without-limits'
import { isBeingGraded } from '@/lib/grading/server/ai/is-being-graded'
import { gradingJobs, gradingReactions } from '@/lib/grading/server/grading-jobs'
import { handbook } from '@/lib/handbook/server/handbook'
import { measureJobs } from '@/lib/jobs/server/measure-jobs'
import { startJobs } from '@/lib/jobs/server/start-jobs'
import { matchingJobs, matchingReactions } from '@/lib/matching/server/matching-jobs'
import { boundPages } from '@/lib/pages/server/bound-pages'
import { compressedFiles, sendCompressed } from '@/lib/pages/server/compressed-files'
import { endFailed } from '@/lib/pages/server/end-failed'
import { publicFiles } from '@/lib/pages/server/public-files'
import { isInUse } from '@/lib/review/server/is-in-use'
import { reviewJobs, reviewReactions } from '@/lib/review/server/review-jobs'
import { SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import { measureRecordings } from '@/lib/rooms/server/log/recording/measure-recordings'
import { retentionJobs } from '@/lib/rooms/server/retention/retention-jobs'
import { roomBlobs } from '@/lib/rooms/server/room-blobs'
import { roomJobs, roomReactions } from '@/lib/rooms/server/room-jobs'
import { isReported } from '@/lib/safety/server/is-reported'
import { safetyJobs } from '@/lib/safety/server/safety-jobs'
import { completeEnv, env } from '@/lib/shared/env'
import { logError } from '@/lib/shared/log-error'
import { endsProcess } from '@/lib/shared/process/ends-process'
import { lifecycle } from '@/lib/shared/process/lifecycle'
import { Parts } from '@/lib/shared/process/parts'
import { keptSecret } from '@/lib/shared/secret'
import { unsafeSettings } from '@/lib/shared/unsafe-settings'
import { attachRealtime } from '@/realtime/attach'
import { measure } from '@/realtime/measure'
import { observeCommit } from '@/realtime/metrics'
import { httpServer } from './lib/shared/http/http-server'

/** Maximum time from the signal to the end of the process, in ms, whatever hangs. */
const STOP_WITHIN = 9_500

const CLOCK = {
  now: () => performance.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}

const parts = new Parts()

async function start() {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { DATA_DIR, PORT, HOST, APP_URL, AUTH_SECRET, NODE_ENV, REDIS_URL } = env()
  const secret = AUTH_SECRET ?? keptSecret(DATA_DIR)
  completeEnv({ AUTH_SECRET: secret })
  // next-auth reads these itself. Without APP_URL it uses the host that the browser requested.
  process.env.NEXTAUTH_SECRET = secret
  if (APP_URL) process.env.NEXTAUTH_URL = APP_URL
  else process.env.AUTH_TRUST_HOST = 'true'

  caseWorker().start()
  const database = await openDatabase()
  parts.add('database', database.close)
  const { skipped } = await withoutLimits(() => syncContent())
  for (const problem of skipped) console.warn(`A case was left as it was: ${problem}`)
  // Loaded before the first reader needs it, without delaying the start.
  handbook().catch((error: unknown) => logError('handbook', error))

  const server = httpServer()
  // Next listens for upgrades on the server it is given: this one receives those for hot reloading in
  // development.
  const upgradesOfNext = createServer()
  const dev = NODE_ENV === 'development'
  const app = next({
    dev,
    hostname: HOST,
    port: PORT,
    httpServer: upgradesOfNext,
  })
  await app.prepare()
  parts.add('pages', () => app.close())
  const render = app.getRequestHandler()
  // In development, pages change while they are being edited.
  const handle = dev ? render : sendCompressed(boundPages(render, CLOCK, publicFiles()), compressedFiles())
  let toldOfProxy = false
  const isOurs = (url = '') => url.startsWith(SOCKET_PATH)
  server.on('request', (request, response) => {
    if (isOurs(request.url)) return
    const { headers, socket } = request
    if (cleanForwarded(headers, socket.remoteAddress, trustedProxies()) && !toldOfProxy) {
      toldOfProxy = true
      console.warn(UNDECLARED_PROXY)
    }
    handle(request, response).catch((error) => endFailed(error, response))
  })
  server.on('upgrade', (request, socket, head) => {
    if (isOurs(request.url)) return
    if (dev && request.url?.startsWith('/_next/')) upgradesOfNext.emit('upgrade', request, socket, head)
    // Next would leave it open forever.
    else socket.destroy()
  })
  // A broken connection must not end the process.
  server.on('connection', (socket) => socket.on('error', () => {}))
  const realtime = await attachRealtime(server, {
    origin: APP_URL,
    redisUrl: REDIS_URL,
    reactions: [...roomReactions, ...gradingReactions, ...matchingReactions, ...reviewReactions],
    committed: observeCommit,
  })
  measure(realtime)
  lifecycle().roomsReady = realtime.isReady
  measureJobs()
  measureRecordings()
  const jobs = startJobs(
    [
      ...authJobs,
      ...roomJobs,
      ...gradingJobs,
      ...matchingJobs,
      ...reviewJobs,
      ...safetyJobs,
      ...accountJobs,
      ...blobJobs(roomBlobs),
      ...retentionJobs([isBeingGraded, isInUse, isReported]),
    ],
    { isAlone: database.isOwn },
  )
  parts.add('jobs', jobs.stop)
  parts.add('rooms and requests', async () => {
    await realtime.drain()
    // Both end with the last connection, and one without any request so far counts as busy.
    const closed = Promise.allSettled([new Promise((resolve) => server.close(resolve)), realtime.close()])
    server.closeIdleConnections()
    // Requests in progress get a moment to finish.
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2_000))])
    server.closeAllConnections()
    await closed
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(PORT, HOST, resolve)
  })
  // For example, too many open files when another client connects.
  server.on('error', (error) => logError('http server', error))
  const { port } = server.address() as AddressInfo
  // For links in mails.
  completeEnv({ PORT: String(port) })
  for (const sentence of unsafeSettings(env())) console.warn(`Unsafe: ${sentence}`)
  console.log(`Threepoint is ready: ${APP_URL ?? `http://${clickable(HOST)}:${port}`}`)

  stopNow = async (exitCode) => {
    if (lifecycle().stopping) return
    lifecycle().stopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN).unref()
    await parts.stop()
    process.exit(exitCode)
  }
}

/** A URL that a browser on this machine can open. */
function clickable(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

// Until everything runs, ending the process is all that is needed to stop: the database ends with it.
let stopNow: (exitCode: number) => unknown = (exitCode) => process.exit(exitCode)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopNow(0))
// A rejected promise that nobody awaited is a bug to fix, not a reason to end everybody's interviews.
process.on('unhandledRejection', (reason) => logError('unhandled rejection', reason))
process.on('uncaughtException', (error) => {
  logError('uncaught exception', error)
  if (endsProcess(error)) stopNow(1)
})

start().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
