// The app's socket side, with the database in DATABASE_URL.
import { createServer } from 'node:http'
import { attachRealtime } from '@/realtime/attach'
import { reportUsage } from './usage'

const http = createServer()
const commits = { count: 0, events: 0, ms: 0 }
await attachRealtime(http, {
  origin: undefined,
  committed: (ms, events) => {
    commits.count++
    commits.events += events
    commits.ms += ms
  },
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => reportUsage(() => ({ ...commits })))
