import { expect, test } from 'vitest'
import { curlyQuotes } from './quotes'

test.each([
  ['He says "go on" and waits.', 'He says “go on” and waits.'],
  ["the owner's ('his') disk", 'the owner’s (‘his’) disk'],
  ['"What is it?" she asks', '“What is it?” she asks'],
  ["1990's, rock 'n' roll", '1990’s, rock ‘n’ roll'],
  ['nothing to change', 'nothing to change'],
])('%s is set as %s', (text, set) => {
  expect(curlyQuotes(text)).toBe(set)
})
