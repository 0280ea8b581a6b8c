import { expect, test } from 'vitest'
import { isId } from './id-schema'
import { newId } from './ids'

test('an id has only one spelling', () => {
  const id = newId()
  expect(isId(id)).toBe(true)
  for (const other of [id.toUpperCase(), `${id} `, `{${id}}`, id.replaceAll('-', ''), '', undefined, 7])
    expect(isId(other)).toBe(false)
})
