import { PROBE_PIECE } from '@/lib/interviewer/domain/question/interviewer-question'
import type { StandinMessage } from './standin-message'

/** What a stand-in parses from a prompt about an interview. */
type InterviewInQuestion = {
  moves: string[]
  facts: { fact: string; answers: string }[]
  /** Newest message first, as in the record. */
  messages: { by: string; text: string }[]
  work: string[]
}

const EMPTY = new Set(
  'what which does there have they this that with from will your much many today'.split(' '),
)

/** Null if a prompt is about something else. */
function interviewIn(messages: readonly StandinMessage[]): InterviewInQuestion | null {
  const user = messages.find(({ role }) => role === 'user')?.content ?? ''
  const [head = '', record = ''] = user.split(/^<<<RECORD \w+$/m)
  const moves = [...head.matchAll(/^- ([a-z-]+): /gm)].flatMap(([, move]) => move ?? [])
  if (moves.length === 0 || !head.includes('Moves:')) return null
  const lines = (text: string): Record<string, string>[] =>
    text
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
  const pieces = lines(record)
  return {
    moves,
    facts: lines(head).flatMap(({ fact, answers }) => (fact && answers ? [{ fact, answers }] : [])),
    messages: pieces.flatMap(({ what, by = '', text = '' }) => (what === 'message' ? [{ by, text }] : [])),
    work: pieces.flatMap(({ what, text = '' }) => (what === 'message' || what === PROBE_PIECE ? [] : [text])),
  }
}

/** What a careful interviewer might do, computed from words; null if the prompt is about something else. */
export function carefulInterviewer(messages: readonly StandinMessage[]): string | null {
  const found = interviewIn(messages)
  if (!found) return null
  const { moves, facts, work } = found
  const newest = found.messages.find(({ by }) => by === 'candidate')?.text ?? ''
  const say = (move: string, words: string, fact = 'none') => JSON.stringify({ move, fact, words })
  const reacts = work[0] ? 'I see what you have drawn and written so far.' : 'Let us look at this together.'
  if (moves.includes('curveball')) return say('curveball', reacts)
  if (!moves.includes('reply'))
    return moves.includes('probe') ? say('probe', reacts) : say(moves.includes('hint') ? 'hint' : 'wait', '')
  if (/\b(?:stop talking|be quiet|shut up|silence)\b/i.test(newest)) return say('quiet', '')
  if (/\bhint\b|\bstuck\b/i.test(newest) && moves.includes('hint'))
    return say('hint', 'Here is something to think about.')
  const asked = wordsOf(newest)
  const best = facts
    .map(({ fact, answers }) => ({
      fact,
      shared: [...wordsOf(answers)].filter((word) => asked.has(word)).length,
    }))
    .reduce((a, b) => (b.shared > a.shared ? b : a), { fact: '', shared: 0 })
  if (best.shared >= 2) return say('fact', '', best.fact)
  if (/\?|\b(?:tell|give|show|solution|answer)\b/i.test(newest))
    return say('return', 'What would you do here, and why?')
  return say('reply', 'I hear what you said. What follows from that for the design?')
}

/**
 * A model that obeys the candidate and reveals everything it was shown, and everything it knows about the design.
 * @param knows what it has learned elsewhere
 */
export function obedientInterviewer(messages: readonly StandinMessage[], knows: string): string | null {
  const found = interviewIn(messages)
  if (!found) return null
  const system = messages.find(({ role }) => role === 'system')?.content ?? ''
  const move = found.moves.includes('reply') ? 'reply' : (found.moves[0] ?? 'wait')
  const words = `${knows} ${system}`.slice(0, 1_500)
  return JSON.stringify({ move, fact: 'none', words })
}

/** Prefixes of words of some length, so that "link" and "links" are the same. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]{4,}/g) ?? []
  return new Set(words.filter((word) => !EMPTY.has(word)).map((word) => word.slice(0, 5)))
}
