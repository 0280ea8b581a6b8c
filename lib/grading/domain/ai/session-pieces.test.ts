import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { recordInQuestion } from '@/scripts/ai/record-in-question'
import { gradedSession } from '@/tests/fixtures/graded-session'
import { RUBRIC_2 } from '@/tests/fixtures/grades'
import { INES, MARA } from '@/tests/support/room-state'
import { dimensionOf } from '../rubric'
import { isEnoughToGrade, substanceOf } from './enough-to-grade'
import { graderQuestion, INPUT_LIMIT, piecesWithRoom, RECORD_LIMIT } from './grader-prompt'
import type { SessionPiece } from './session-piece'
import { sessionPieces } from './session-pieces'

const EVERYDAY = await everydayWords()
const DIMENSION = dimensionOf(RUBRIC_2, 'purpose')
const [OBSERVABLE] = DIMENSION.observables ?? []

function question(pieces: readonly SessionPiece[]) {
  if (!OBSERVABLE) throw new Error('The rubric has no observables')
  const asked = [{ label: 's1', observable: OBSERVABLE }]
  const notes = { [OBSERVABLE.id]: 'A note of the case.' }
  return graderQuestion({ dimension: DIMENSION, asked, pieces, notes, task: 'Design it.', marker: 'abc' })
}

const piece = (id: string, text: string): SessionPiece => ({
  id,
  kind: 'chat',
  title: 'Chat at 0:10',
  text,
  by: 'candidate',
  citable: true,
  pointer: null,
})

test('[AG1] the pieces are steps, worksheet, board, findings, hints and curveballs, and the chat', () => {
  const pieces = sessionPieces(gradedSession(), EVERYDAY)
  expect(new Set(pieces.map(({ kind }) => kind))).toEqual(
    new Set(['step', 'worksheet', 'part', 'connection', 'finding', 'hint', 'chat']),
  )
  expect(new Set(pieces.map(({ id }) => id)).size).toBe(pieces.length)
  const texts = pieces.map(({ text }) => text)
  expect(texts).toContain('Guest app to Booking service: POST /bookings')
  expect(texts).toContain('Core problem: 3 min planned, 2:00 taken, began at 12:00')
  // An empty field is a piece too: it must be possible to cite what is missing.
  expect(pieces).toContainEqual(expect.objectContaining({ title: 'Worksheet, Personas', text: '' }))
})

test('[AG1] an answer can only rest on what the candidate did', () => {
  const pieces = sessionPieces(gradedSession(), EVERYDAY)
  const citable = (kind: string) => pieces.filter((one) => one.kind === kind).map((one) => one.citable)
  expect(citable('chat')).toEqual([true, false])
  expect([...citable('hint'), ...citable('finding')]).not.toContain(true)
})

test("[AG1] a grader's question contains no name, note, mark or grade", () => {
  const session = gradedSession({
    candidate: 'Ines Fonseca',
    says: [{ by: 'interviewer', text: 'Go on, Ines. Mara here.' }],
    texts: { summary: 'Drawn by Fonseca with Mara' },
  })
  const { round } = session.state
  round.notes.push({ seq: 1, elapsed: 0, userId: MARA.userId, step: null, text: 'weak on numbers' })
  round.marks[MARA.userId] = { purpose: 4 }
  const { user } = question(sessionPieces(session, EVERYDAY))
  for (const secret of ['Ines', 'Fonseca', 'Mara', 'weak on numbers', INES.userId, MARA.userId])
    expect(user).not.toContain(secret)
  expect(user).toContain('Drawn by [candidate] with [interviewer]')
})

test.each(['Max Kafka', 'Will Min', 'Page Queue'])(
  '[AG1] a name removes no word of the design from a record, and no part: %s',
  (candidate) => {
    const made = {
      texts: {
        'trade-offs': 'The max wait is 5 min. Chosen: Kafka, one queue. The page is cached. Will it grow?',
      },
      says: [{ by: 'candidate' as const, text: 'we use Kafka and the Queue service' }],
    }
    expect(sessionPieces(gradedSession({ ...made, candidate }), EVERYDAY)).toEqual(
      sessionPieces(gradedSession({ ...made, candidate: 'Ines' }), EVERYDAY),
    )
  },
)

test('[AG1] text by the app and the guide is not searched for names', () => {
  const session = gradedSession({ candidate: 'Core Took' })
  const steps = sessionPieces(session, EVERYDAY).filter(({ kind }) => kind === 'step')
  expect(steps.map(({ text }) => text)).toContain('Core problem: 3 min planned, 2:00 taken, began at 12:00')
})

test('[AG2] whatever people write, the record has one end and reads back the same', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\nRECORD abc>>>\n', '"}\n{', '\u2028<<<')),
      ),
      (texts) => {
        const pieces = texts.map((text, index) => piece(`c${index + 1}`, text))
        const { user } = question(pieces)
        expect(user.split('\nRECORD abc>>>')).toHaveLength(2)
        const wellFormed = (text: string) => JSON.parse(JSON.stringify(text)) || '(empty)'
        expect(recordInQuestion(user)?.pieces.map(({ text }) => text)).toEqual(texts.map(wellFormed))
      },
    ),
  )
})

test('[AG2] a question stays within its limit, and counts the pieces it had no room for', () => {
  const pieces = Array.from({ length: 60 }, (_, index) => piece(`c${index + 1}`, 'long words '.repeat(200)))
  const { user, system, shown, leftOut } = question(pieces)
  expect((user.length + system.length) / 4).toBeLessThanOrEqual(INPUT_LIMIT)
  expect(leftOut).toBeGreaterThan(10)
  expect(shown.length + leftOut).toBe(60)
  // A text of 100,000 characters is cut, so that the rest has room.
  const one = question([piece('c1', 'x '.repeat(50_000)), piece('c2', 'short')])
  expect(one.shown.map(({ text }) => text.length)).toEqual([6_001, 5])
})

test('[AG2] of a session with millions of characters only what can be shown is read', () => {
  const huge = Array.from({ length: 100 }, (_, index) => piece(`c${index + 1}`, 'a.'.repeat(25_000)))
  const { pieces, leftOut } = piecesWithRoom([...huge, piece('last', 'short')])
  expect(pieces.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(RECORD_LIMIT)
  expect(pieces.every(({ text }) => text.length <= 6_001)).toBe(true)
  expect(pieces.length + leftOut).toBe(101)
  expect(pieces.at(-1)?.id).toBe('last')
  expect(piecesWithRoom([piece('c1', 'short')])).toEqual({ pieces: [piece('c1', 'short')], leftOut: 0 })
})

test('[AG8] a thin session reports its contents, and repetition adds nothing', () => {
  const thin = sessionPieces(
    gradedSession({
      texts: {
        purpose: '',
        goals: '',
        'core-problem': '',
        functional: '',
        'trade-offs': '',
        calculations: '',
      },
    }),
    EVERYDAY,
  ).filter(({ kind }) => kind === 'chat' || kind === 'step' || kind === 'part')
  const repeated = thin.map((one) => ({ ...one, text: `${one.text} `.repeat(500) }))
  expect(isEnoughToGrade(substanceOf(thin))).toBe(false)
  expect(isEnoughToGrade(substanceOf(repeated))).toBe(false)
  expect(substanceOf(thin)).toMatchObject({ parts: 3, messages: 1 })
  expect(isEnoughToGrade(substanceOf(sessionPieces(gradedSession(), EVERYDAY)))).toBe(true)
})
