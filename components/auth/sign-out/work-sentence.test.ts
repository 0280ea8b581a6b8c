import { expect, test } from 'vitest'
import { workSentence } from './work-sentence'

test('what signing out would lose is shown in plain words', () => {
  expect(workSentence({ changes: 1, drafts: 2 })).toBe(
    'Only this browser has 1 change in a room and 2 unfinished texts or grades. Signing out deletes that. ' +
      'To keep it, open the room and wait until it says Saved.',
  )
  expect(workSentence({ changes: 0, drafts: 1 })).toBe(
    'Only this browser has 1 unfinished text or grade. Signing out deletes that.',
  )
})
