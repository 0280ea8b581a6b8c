// The socket side as a separate process, for tests that kill it at the worst moments.
import { createServer } from 'node:http'
import { closeDb } from '@/lib/db/client'
import { gradingJobs, gradingReactions } from '@/lib/grading/server/grading-jobs'
import { startJobs } from '@/lib/jobs/server/start-jobs'
import { SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import { roomJobs, roomReactions } from '@/lib/rooms/server/room-jobs'
import { attachRealtime } from '@/realtime/attach'

const { PORT, REDIS_URL, CRASH_AT, CRASH_AFTER, UNLIMITED, JOBS } = process.env
let left = Number(CRASH_AFTER ?? 0)

const endless = { perSecond: Number.MAX_VALUE, burst: Number.MAX_VALUE }
const unlimited = { frames: endless, bytes: endless, unreadable: Number.MAX_VALUE }

const http = createServer()
// Requests that are not for rooms are refused, as by the complete app.
const isOurs = (url = '') => url.startsWith(SOCKET_PATH)
http.on('request', ({ url }, response) => {
  if (!isOurs(url)) response.writeHead(404).end()
})
http.on('upgrade', ({ url }, socket) => {
  if (!isOurs(url)) socket.destroy()
})
http.on('connection', (socket) => socket.on('error', () => {}))
const realtime = await attachRealtime(http, {
  origin: undefined,
  redisUrl: REDIS_URL || undefined,
  reactions: [...roomReactions, ...gradingReactions],
  limits: UNLIMITED ? unlimited : {},
  reached: (moment) => {
    if (moment === CRASH_AT && left-- <= 0) process.kill(process.pid, 'SIGKILL')
  },
})
const jobs = JOBS ? startJobs([...roomJobs, ...gradingJobs]) : null
http.listen(Number(PORT), '127.0.0.1', () => console.log('ready'))

process.on('SIGTERM', async () => {
  await jobs?.stop()
  await realtime.drain()
  await realtime.close()
  await closeDb()
  process.exit(0)
})
