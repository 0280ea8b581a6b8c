import { expect, test } from 'vitest'
import { parseChanges, withoutSent } from '@/lib/shared/kept/changes'
import { isReadingChange, readPages } from './reading'

test('[HB5] what was done in the browser comes on top of what the account has', () => {
  const changes = { saga: { read: true, at: 2 }, cqrs: { read: false, at: 3 } }
  expect([...readPages(['cqrs', 'sidecar'], changes)].sort()).toEqual(['saga', 'sidecar'])
})

test('[HB5] a change made while an earlier one was on its way is sent too', () => {
  const changes = { saga: { read: false, at: 5 }, cqrs: { read: true, at: 3 } }
  const sent = { saga: { read: true, at: 4 }, cqrs: { read: true, at: 3 } }
  expect(withoutSent(changes, sent)).toEqual({ saga: { read: false, at: 5 } })
})

test('[HB5] what a browser keeps is read with care', () => {
  const parse = (text: string | null) => parseChanges(text, isReadingChange)
  expect(parse(null)).toEqual({})
  expect(parse('{"saga"')).toEqual({})
  expect(parse('[1]')).toEqual({})
  expect(parse('{"saga":{"read":true,"at":1},"../x":{"read":true,"at":1},"cqrs":null}')).toEqual({
    saga: { read: true, at: 1 },
  })
})
