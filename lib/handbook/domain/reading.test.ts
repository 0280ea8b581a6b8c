import { expect, test } from 'vitest'
import { parseChanges, withoutSent } from '@/lib/shared/kept/changes'
import { isReadingChange, readPages } from './reading'

test('[HB5] changes made in the browser are added to those of the account', () => {
  const changes = { saga: { read: true, at: 2 }, cqrs: { read: false, at: 3 } }
  expect([...readPages(['cqrs', 'sidecar'], changes)].sort()).toEqual(['saga', 'sidecar'])
})

test('[HB5] a change made while an earlier one was being sent is sent too', () => {
  const changes = { saga: { read: false, at: 5 }, cqrs: { read: true, at: 3 } }
  const sent = { saga: { read: true, at: 4 }, cqrs: { read: true, at: 3 } }
  expect(withoutSent(changes, sent)).toEqual({ saga: { read: false, at: 5 } })
})

test('[HB5] a browser’s stored data is validated', () => {
  const parse = (text: string | null) => parseChanges(text, isReadingChange)
  expect(parse(null)).toEqual({})
  expect(parse('{"saga"')).toEqual({})
  expect(parse('[1]')).toEqual({})
  expect(parse('{"saga":{"read":true,"at":1},"../x":{"read":true,"at":1},"cqrs":null}')).toEqual({
    saga: { read: true, at: 1 },
  })
})
