import { expect, test } from 'vitest'
import { parseChanges } from '@/lib/shared/kept/changes'
import { cardId, caseOfPart, casePart, partOf } from './card-id'
import { recallAll } from './memory'
import { isReviewChange, reviewKey } from './review-changes'
import { withChanges } from './with-changes'

const CARD = cardId('saga', 'What is the pivot of a saga?')
const DAY = 86_400_000

test('[DR2] ratings that wait in a browser are added to those of the account', () => {
  const account = { [CARD]: recallAll([{ at: DAY, rating: 3 }]) ?? never() }
  const changes = {
    [reviewKey(CARD, 3 * DAY)]: { rating: 3, at: 3 * DAY } as const,
    // Already in it.
    [reviewKey(CARD, DAY)]: { rating: 3, at: DAY } as const,
    [reviewKey('cqrs/0000000', DAY)]: { rating: 0, at: DAY } as const,
  }
  expect(withChanges(account, changes)).toEqual({
    [CARD]: recallAll([
      { at: DAY, rating: 3 },
      { at: 3 * DAY, rating: 3 },
    ]),
  })
})

test('[DR2] a browser’s stored data is validated', () => {
  const parse = (text: string) => parseChanges(text, isReviewChange)
  const good = { [reviewKey(CARD, 5)]: { rating: 2, at: 5 } }
  expect(parse(JSON.stringify(good))).toEqual(good)
  const bad = {
    '../x@1': { rating: 2, at: 1 },
    [`${CARD}@x`]: { rating: 2, at: 1 },
    [`${CARD}@1`]: { rating: 5, at: 1 },
  }
  expect(parse(JSON.stringify(bad))).toEqual({})
})

test('[DR1] a card is identified by its page and its question, wherever it is on the page', () => {
  expect(cardId('saga', ' What is  the pivot of a saga? ')).toBe(CARD)
  expect(cardId('saga', 'What is the pivot?')).not.toBe(CARD)
  expect(partOf(CARD)).toBe('saga')
  expect(caseOfPart(partOf(cardId(casePart('url-shortener'), 'x')))).toBe('url-shortener')
  expect(caseOfPart('saga')).toBeNull()
})

function never(): never {
  throw new Error('not reached')
}
