import type { Observable } from '../rubric'
import { type Answer, scoreOf } from '../score-of'
import type { Score } from '../scores'
import type { Asked } from './controls'
import type { GraderAnswer } from './grader-answer'
import { isQuoteOf, type Quote } from './quote'
import type { SessionPiece } from './session-piece'

/** Maximum number of pieces and quotes kept for one answer. */
const KEPT = 6

/** An answer after validation by code. */
export type CheckedAnswer = Readonly<{
  answer: Answer
  /** The model's answer, if nothing in the session supports it; null if the answer stands. */
  unsupported: Answer | null
  /** Pieces that it rests on, with the words quoted from them. */
  evidence: readonly Quote[]
  /** The model's stated confidence, 0 to 1. */
  confidence: number
}>

export type CheckedDimension = Readonly<{
  /** By observable. */
  answers: Readonly<Record<string, CheckedAnswer>>
  score: Score | null
}>

/**
 * Checks a model's answers against the session. A yes requires a verbatim quote of what the candidate did; a no
 * requires a piece that exists. An unsupported answer becomes "cannot tell", and the score follows by the same rule as
 * for people.
 * @param pieces as the model saw them
 * @returns null if a control statement was answered wrongly: then none of the answers are used
 */
export function checkGraderAnswer(
  given: GraderAnswer,
  asked: readonly Asked[],
  pieces: readonly SessionPiece[],
): CheckedDimension | null {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  const answerTo = (label: string) => given.answers.find(({ statement }) => statement === label)
  if (asked.some((one) => 'control' in one && answerTo(one.label)?.answer === one.control.wrong)) return null
  const observables: Observable[] = []
  const answers: Record<string, CheckedAnswer> = {}
  for (const one of asked) {
    if (!('observable' in one)) continue
    observables.push(one.observable)
    answers[one.observable.id] = checkOne(answerTo(one.label), byId)
  }
  const plain = Object.fromEntries(Object.entries(answers).map(([id, { answer }]) => [id, answer]))
  return { answers, score: scoreOf(observables, plain) }
}

function checkOne(
  given: GraderAnswer['answers'][number] | undefined,
  pieces: ReadonlyMap<string, SessionPiece>,
): CheckedAnswer {
  if (!given) return { answer: 'cannot-tell', unsupported: null, evidence: [], confidence: 0 }
  const { answer, confidence } = given
  const quotes = given.quotes.flatMap(({ piece: id, text }): Quote[] => {
    const piece = pieces.get(id)
    return piece && isQuoteOf(text, piece.text) ? [{ piece: id, text }] : []
  })
  const named = given.pieces.filter((id) => pieces.has(id))
  const holds = {
    yes: quotes.some(({ piece }) => pieces.get(piece)?.citable),
    no: quotes.length + named.length > 0,
    'cannot-tell': true,
  }[answer]
  const bare = named.filter((id) => !quotes.some(({ piece }) => piece === id))
  const evidence = [...quotes, ...bare.map((piece) => ({ piece, text: '' }))].slice(0, KEPT)
  return {
    answer: holds ? answer : 'cannot-tell',
    unsupported: holds ? null : answer,
    evidence: holds ? evidence : [],
    confidence: shareOf(confidence),
  }
}

/** Some models give confidence out of a hundred. */
function shareOf(confidence: number): number {
  const share = confidence > 1 ? confidence / 100 : confidence
  return Math.min(1, Math.max(0, share))
}
