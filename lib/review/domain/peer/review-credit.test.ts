import { expect, test } from 'vitest'
import { handInsLeft } from './review-credit'

test('[PR3] one round is in advance, and each review given earns one more', () => {
  expect(handInsLeft({ given: 0, received: 0, waiting: 0 })).toBe(1)
  expect(handInsLeft({ given: 0, received: 0, waiting: 1 })).toBe(0)
  expect(handInsLeft({ given: 0, received: 1, waiting: 0 })).toBe(0)
  expect(handInsLeft({ given: 2, received: 1, waiting: 0 })).toBe(2)
  expect(handInsLeft({ given: 0, received: 3, waiting: 0 })).toBe(0)
})

test('[PR3] whatever a few people do for each other, together they never receive more than they give and one each', () => {
  // Everybody submits what they may and grades what there is, in every order of two.
  const people = [0, 1, 2].map(() => ({ given: 0, received: 0, waiting: 0 }))
  let state = 7
  const chance = (most: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state % most
  }
  for (let turn = 0; turn < 3_000; turn++) {
    const [one, other] = [people[chance(3)], people[chance(3)]]
    if (!one || !other) continue
    if (chance(2) === 0 && handInsLeft(one) > 0) one.waiting++
    else if (other !== one && other.waiting > 0) {
      other.waiting--
      other.received++
      one.given++
    }
    for (const { given, received, waiting } of people)
      expect(received + waiting).toBeLessThanOrEqual(given + 1)
    expect(people.reduce((sum, { given, received }) => sum + given - received, 0)).toBe(0)
  }
  expect(people.reduce((sum, { given }) => sum + given, 0)).toBeGreaterThan(100)
})
