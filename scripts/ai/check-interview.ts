import { randomBytes } from 'node:crypto'
import type { Endpoint } from '@/lib/ai/server/endpoint'
import { WordsGuard } from '@/lib/interviewer/domain/guard/words-guard'
import { SLOW_AFTER } from '@/lib/interviewer/domain/interview-limits'
import { PROMPT_TEXTS } from '@/lib/interviewer/domain/question/interviewer-question'
import { askInTime } from '@/lib/interviewer/server/ask-in-time'
import { endpointInterviewer } from '@/lib/interviewer/server/ask-interviewer'
import { spokenVocabulary } from '@/lib/interviewer/server/spoken-vocabulary'
import { ASKED, tinyInterview } from './tiny-interview'

/**
 * Has an endpoint answer a candidate as the interviewer, within the time limits of a round.
 * @returns what works, one sentence each, and whether it can interview
 * @throws ModelFailure
 */
export async function checkInterview(endpoint: Endpoint): Promise<{ lines: string[]; works: boolean }> {
  const { question, options } = tinyInterview(randomBytes(9).toString('hex'))
  const started = performance.now()
  let firstWords: number | null = null
  let parts = 0
  const asking = {
    signal: new AbortController().signal,
    came: () => {
      parts++
    },
    received: ({ words }: { words: string }) => {
      if (words !== '') firstWords ??= performance.now() - started
    },
  }
  const { answer } = await askInTime(endpointInterviewer(endpoint), [question, options, asking], () => {})
  const whole = performance.now() - started
  const lines = [
    `As the interviewer it began to speak after ${seconds(firstWords ?? whole)} s, and ended after ${seconds(whole)} s.`,
  ]
  if (parts < 2) lines.push('Its answer came in one piece. A proxy between may hold streams back.')
  if ((firstWords ?? whole) > SLOW_AFTER)
    lines.push('That is more than a second, so candidates will read that its answer takes a while.')
  const guard = new WordsGuard({
    giveaways: [],
    secrets: PROMPT_TEXTS,
    open: [],
    vocabulary: await spokenVocabulary(),
  })
  const { move, words } = answer
  const isHeld = guard.check(words, guard.known([ASKED]), true).isBlocked
  if (move !== 'return' && move !== 'reply') {
    lines.push(
      `Asked which database to take, it chose “${move}” instead of returning the question: try another model for interviews.`,
    )
    return { lines, works: false }
  }
  lines.push(
    isHeld || words.trim() === ''
      ? 'What it said may not be said in an interview, so a set sentence would stand for it. Expect that often.'
      : `Asked which database to take, it said: “${words.trim()}”`,
  )
  return { lines, works: true }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}
