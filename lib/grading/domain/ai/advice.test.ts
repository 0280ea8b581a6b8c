import { expect, test } from 'vitest'
import { RUBRIC_2 } from '@/tests/fixtures/grades'
import { dimensionOf } from '../rubric'
import type { Answer } from '../score-of'
import { adviceFrom } from './advice'
import { agreementOf, cappedConfidence, LEAST_COMPARED, LEAST_SESSIONS } from './agreement'
import type { CheckedAnswer, CheckedDimension } from './check-grader-answer'
import type { SessionPiece } from './session-piece'

const piece = (id: string, kind: SessionPiece['kind'], text: string): SessionPiece => ({
  id,
  kind,
  title: '',
  text,
  by: 'app',
  citable: kind !== 'finding',
  pointer: { kind: 'elements', ids: [id] },
})
const PIECES = [
  piece('w1', 'worksheet', 'said'),
  piece('f1', 'finding', 'One copy. What if it is gone?'),
  piece('f2', 'finding', 'A loose end.'),
]

function dimension(
  id: 'purpose' | 'depth' | 'scope',
  score: 1 | 2 | 3 | 4 | null,
  yes: (anchor: number) => boolean,
): CheckedDimension {
  const { observables = [] } = dimensionOf(RUBRIC_2, id)
  const answer = (anchor: number): Answer => (yes(anchor) ? 'yes' : 'no')
  const entries = observables.map(({ id: observable, anchor }): [string, CheckedAnswer] => [
    observable,
    { answer: answer(anchor), unsupported: null, evidence: [{ piece: 'w1', text: '' }], confidence: 1 },
  ])
  return { score, answers: Object.fromEntries(entries) }
}

test('[AG9] two things to keep, most important first, and two to change, the board before the rubric', () => {
  const { keep, change } = adviceFrom(
    RUBRIC_2,
    {
      purpose: dimension('purpose', 4, () => true),
      depth: dimension('depth', 3, (anchor) => anchor < 4),
      scope: dimension('scope', 1, () => false),
    },
    PIECES,
  )
  expect(
    keep.map((point) => point.from === 'observable' && [point.dimension, point.observable.anchor]),
  ).toEqual([
    ['purpose', 4],
    ['depth', 3],
  ])
  expect(change).toEqual([
    { from: 'finding', text: 'One copy. What if it is gone?', pointer: { kind: 'elements', ids: ['f1'] } },
    expect.objectContaining({
      from: 'observable',
      dimension: 'scope',
      pointer: { kind: 'elements', ids: ['w1'] },
    }),
  ])
  for (const { pointer } of [...keep, ...change]) expect(pointer).not.toBeNull()
})

test('[AG9] without observations the only advice comes from the board', () => {
  const { keep, change } = adviceFrom(RUBRIC_2, { scope: dimension('scope', null, () => false) }, PIECES)
  expect(keep).toEqual([])
  expect(change.map(({ from }) => from)).toEqual(['finding', 'finding'])
})

test('[AG10] confidence is capped by the observed agreement, and not yet known before there is any', () => {
  const pairs = (count: number, agrees: number, confidence: number, sessions = LEAST_SESSIONS) =>
    Array.from({ length: count }, (_, index) => ({
      session: `r${index % sessions}`,
      confidence,
      agrees: index < agrees,
    }))
  expect(cappedConfidence(0.9, agreementOf([]))).toBeNull()
  expect(cappedConfidence(0.9, agreementOf(pairs(LEAST_COMPARED - 1, 10, 0.9)))).toBeNull()
  expect(cappedConfidence(0.9, agreementOf(pairs(100, 50, 0.9, LEAST_SESSIONS - 1)))).toBeNull()
  const groups = agreementOf([...pairs(40, 28, 0.95), ...pairs(30, 30, 0.7)])
  expect(cappedConfidence(0.95, groups)).toBe(0.7)
  expect(cappedConfidence(0.86, groups)).toBe(0.7)
  expect(cappedConfidence(0.7, groups)).toBe(0.7)
  expect(cappedConfidence(0.3, groups)).toBeNull()
  expect(groups.map(({ compared, agreed }) => [compared, agreed])).toEqual([
    [0, 0],
    [30, 30],
    [40, 28],
  ])
})
