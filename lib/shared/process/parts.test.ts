import { expect, test, vi } from 'vitest'
import { Parts } from './parts'

test('parts stop one after the other, the last one first, even if one of them throws', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const parts = new Parts()
  const stopped: string[] = []
  parts.add('database', () => stopped.push('database'))
  parts.add('jobs', () => {
    throw new Error('stuck')
  })
  parts.add('rooms', async () => {
    await new Promise((resolve) => setImmediate(resolve))
    stopped.push('rooms')
  })
  await parts.stop()
  expect(stopped).toEqual(['rooms', 'database'])
  expect(errors.mock.calls.flat().join(' ')).toContain('stopping jobs')
  await parts.stop()
  expect(stopped).toHaveLength(2)
  errors.mockRestore()
})
