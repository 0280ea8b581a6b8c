import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Observable, rubricSchema } from './rubric'
import { ANSWERS, type Answer, SCORE_RULE, scoreOf } from './score-of'

const { dimensions } = rubricSchema.parse(JSON.parse(readFileSync('content/rubrics/rubric-v2.json', 'utf8')))

/** Every combination of answers to some observables: three to the power of their number. */
function combinations(observables: readonly Observable[]): Record<string, Answer>[] {
  return observables.reduce<Record<string, Answer>[]>(
    (some, { id }) => some.flatMap((answers) => ANSWERS.map((answer) => ({ ...answers, [id]: answer }))),
    [{}],
  )
}

/** The printed rule implemented a second time, from its words and not from the code. */
function byTheWords(observables: readonly Observable[], answers: Record<string, Answer>): number | null {
  const yesesFor = (...anchors: number[]) =>
    observables.filter(({ id, anchor }) => anchors.includes(anchor) && answers[id] === 'yes').length
  const untold = observables.filter(({ id }) => answers[id] === 'cannot-tell')
  if (untold.length > observables.length / 2) return null
  const is3 = yesesFor(3) === 2 || yesesFor(3) === 3
  if (is3 && yesesFor(4) === 2) return 4
  if (is3) return 3
  return yesesFor(2, 3, 4) > 1 ? 2 : 1
}

const cases = dimensions.map(({ id, observables = [] }) => [id, observables] as const)

describe.each(cases)('[GR18] %s', (_, observables) => {
  const all = combinations(observables)

  test('gives a score, or says that not enough was seen, for every combination, as its words say', () => {
    expect(all).toHaveLength(3 ** observables.length)
    const wrong = all.filter((answers) => scoreOf(observables, answers) !== byTheWords(observables, answers))
    expect(wrong).toEqual([])
    expect(new Set(all.map((answers) => scoreOf(observables, answers)))).toEqual(new Set([null, 1, 2, 3, 4]))
  })

  test('one more yes never lowers a score and never removes one', () => {
    let compared = 0
    const fallen = all.flatMap((answers) =>
      observables.flatMap(({ id }) => {
        if (answers[id] === 'yes') return []
        compared += 1
        const [before, after] = [
          scoreOf(observables, answers),
          scoreOf(observables, { ...answers, [id]: 'yes' }),
        ]
        return before !== null && (after === null || after < before) ? [{ answers, id }] : []
      }),
    )
    expect(fallen).toEqual([])
    expect(compared).toBe(2 * observables.length * 3 ** (observables.length - 1))
  })

  test('a no instead of "cannot tell" changes no existing score', () => {
    const moved = all.flatMap((answers) =>
      observables.flatMap(({ id }) => {
        if (answers[id] !== 'cannot-tell') return []
        const [before, after] = [
          scoreOf(observables, answers),
          scoreOf(observables, { ...answers, [id]: 'no' }),
        ]
        return before !== null && after !== before ? [{ answers, id }] : []
      }),
    )
    expect(moved).toEqual([])
  })

  test('the order of the statements does not matter, and a missing answer counts as "cannot tell"', () => {
    const backwards = observables.toReversed()
    const wrong = all.filter((answers) => {
      const told = Object.fromEntries(
        Object.entries(answers).filter(([, answer]) => answer !== 'cannot-tell'),
      )
      return scoreOf(observables, told) !== scoreOf(backwards, answers)
    })
    expect(wrong).toEqual([])
  })
})

test('[GR18] the rule is two sentences', () => {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(SCORE_RULE.join(' '))]
  expect(sentences).toHaveLength(2)
})
