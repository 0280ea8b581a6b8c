import { expect, test } from 'vitest'
import { parseChanges, readPages, withoutSent } from './reading'

test('[HB5] what was done in the browser comes on top of what the account has', () => {
  const changes = { saga: { read: true, at: 2 }, cqrs: { read: false, at: 3 } }
  expect([...readPages(['cqrs', 'sidecar'], changes)].sort()).toEqual(['saga', 'sidecar'])
})

test('[HB5] a change made while an earlier one was on its way is sent too', () => {
  const changes = { saga: { read: false, at: 5 }, cqrs: { read: true, at: 3 } }
  const sent = [
    { page: 'saga', read: true, at: 4 },
    { page: 'cqrs', read: true, at: 3 },
  ]
  expect(withoutSent(changes, sent)).toEqual({ saga: { read: false, at: 5 } })
})

test('[HB5] what a browser keeps is read with care', () => {
  expect(parseChanges(null)).toEqual({})
  expect(parseChanges('{"saga"')).toEqual({})
  expect(parseChanges('[1]')).toEqual({})
  expect(parseChanges('{"saga":{"read":true,"at":1},"../x":{"read":true,"at":1},"cqrs":null}')).toEqual({
    saga: { read: true, at: 1 },
  })
})
