import { expect, test } from 'vitest'
import { answersFor, RUBRIC_2 } from '@/tests/fixtures/grades'
import { compareAnswers } from './answer-differences'
import { dimensionOf } from './rubric'

const { observables = [] } = dimensionOf(RUBRIC_2, 'purpose')

test('[GR23] statements that graders answered differently are separated from those answered alike', () => {
  const compared = compareAnswers(observables, [answersFor('purpose', 4), answersFor('purpose', 3)])
  expect(compared.map(({ observable }) => observable.id)).toEqual(observables.map(({ id }) => id))
  const differing = compared.filter(({ differs }) => differs)
  expect(differing.map(({ observable, answers }) => [observable.anchor, answers])).toEqual([
    [4, ['yes', 'no']],
    [4, ['yes', 'no']],
  ])
})

test('[GR23] "cannot tell" and "yes" differ; a single answer differs from nobody\'s', () => {
  const [first] = compareAnswers(observables, [{ 'reason-to-build': 'yes' }, {}])
  expect(first).toMatchObject({ answers: ['yes', 'cannot-tell'], differs: true })
  expect(compareAnswers(observables, [answersFor('purpose', 2)]).some(({ differs }) => differs)).toBe(false)
})
