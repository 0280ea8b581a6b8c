// npm run bench -- interviewer: how long until a candidate reads the first words of the AI interviewer, and until they
// read that it failed.
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { createRoom } from '@/lib/rooms/server/create-room'
import { completeEnv } from '@/lib/shared/env'
import { startStandin } from '@/scripts/ai/standin'
import { person } from '@/tests/fixtures/builders'
import { realtimeServer, tabOf, until } from '@/tests/support/servers/realtime-server'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { report } from './report'
import { median, quantile } from './statistics'

const QUESTIONS = 40
const FAILURES = 15
const WORDS =
  'You said that people print these links. What follows from that for how long each of them has to work?'

/** Through a real socket, Postgres and a streaming endpoint; every question counts. */
export async function measureInterviewer(): Promise<void> {
  const { folder, remove } = temporaryFolder('threepoint-bench-')
  const cluster = await startEmbeddedPostgres(folder)
  const standin = await startStandin()
  completeEnv({
    DATABASE_URL: cluster.url,
    AUTH_SECRET: 'a secret of the bench, long enough for anything',
    OPENAI_BASE_URL: standin.url,
    OPENAI_MODEL: 'standin',
  })
  await migrate(cluster.url)
  await syncContent()
  let ahead = 0
  const server = await realtimeServer(0, { now: () => Date.now() + ahead })
  const ines = await person('Ines')
  const roomId = await createRoom(
    ines,
    { caseId: 'url-shortener', mode: 'solo', minutes: 45, role: 'candidate', interviewer: true },
    new Date(),
  )
  const tab = await tabOf(server.url, ines, roomId)
  void tab.open()
  await until(tab, ({ connection }) => connection.status === 'live')
  await tab.ask({ kind: 'start' })

  const first: number[] = []
  let begun = 0
  let isHeard = false
  tab.socket.on(MESSAGE.speaking, (text: unknown) => {
    if (typeof text !== 'string' || text === '' || isHeard) return
    isHeard = true
    first.push(performance.now() - begun)
  })
  standin.answer = () => {
    isHeard = false
    // Its first words are sent right after this.
    begun = performance.now()
    return JSON.stringify({ move: 'reply', fact: 'none', words: WORDS })
  }
  const said = () => tab.getView().round?.chat.filter(({ interviewer }) => interviewer).length ?? 0
  for (let question = 1; question <= QUESTIONS; question++) {
    await tab.ask({ kind: 'say', text: `People print these links, I said ${question}.` })
    await until(tab, () => said() >= question)
    // Chat is rate-limited over five seconds, so the server's clock is moved forward.
    ahead += 5_000
  }

  const noticed: number[] = []
  for (let index = 0; index < FAILURES; index++) {
    standin.faults.push((['cut', '500', 'cut-at-once'] as const)[index % 3] ?? '500')
    const before = standin.requests.length
    await tab.ask({ kind: 'say', text: `And now, ${index}?` })
    await until(tab, ({ round }) => round?.interviewer?.status === 'away')
    noticed.push(Date.now() - (standin.arrivals[before] ?? Number.NaN))
    ahead += 15_000
    await until(tab, ({ round }) => round?.interviewer?.status === 'here')
  }
  report([
    ['interviewer.questions', first.length, '', String(QUESTIONS)],
    ['interviewer.firstWordsMedianMs', median(first), 'ms', '≤ 300'],
    ['interviewer.firstWordsP95Ms', quantile(first, 0.95), 'ms', ''],
    ['interviewer.failureSaidMedianMs', median(noticed), 'ms', '≤ 1000'],
    ['interviewer.failureSaidMostMs', Math.max(...noticed), 'ms', '≤ 1000'],
  ])
  tab.close()
  await server.stop()
  await standin.stop()
  await closeDb()
  await cluster.stop()
  remove()
}
