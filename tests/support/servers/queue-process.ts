// A process that pairs users and answers for them, for tests that kill it: one line {"answers": […]} at a time.
import { createInterface } from 'node:readline'
import { answerMatch, endUnanswered } from '@/lib/matching/server/match/answer-match'
import { pairWaiting } from '@/lib/matching/server/queue/pair-waiting'
import { AppError } from '@/lib/shared/errors'

type Asked = { pair: true } | { answers: { userId: string; matchId: string }[] } | { end: string[] }

/** Temporary refusals. */
const PASSES = new Set(['unavailable'])

/** Retries temporary failures, as a browser does. */
async function accept(userId: string, matchId: string): Promise<string> {
  for (;;) {
    try {
      const { roomId } = await answerMatch(userId, matchId, true, new Date())
      return roomId ?? 'waits'
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (!PASSES.has(error.code)) return error.code
    }
  }
}

async function run(asked: Asked): Promise<unknown> {
  if ('pair' in asked) return pairWaiting('en')
  if ('end' in asked) return Promise.all(asked.end.map((matchId) => endUnanswered(matchId, new Date())))
  return Promise.all(asked.answers.map(({ userId, matchId }) => accept(userId, matchId)))
}

createInterface({ input: process.stdin }).on('line', (line) => {
  void run(JSON.parse(line) as Asked).then(
    () => console.log('done'),
    (error: unknown) => console.log(`failed: ${error instanceof Error ? error.stack : error}`),
  )
})
console.log('ready')
