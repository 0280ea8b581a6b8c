import { expect, test, vi } from 'vitest'
import { OneEach } from './one-each'

/** Work that ends on request. */
function held() {
  let end = () => {}
  const work = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        end = resolve
      }),
  )
  return { work, end: () => end() }
}

test('one thing at a time is done for each person, and nobody waits for anybody else', async () => {
  const each = new OneEach({ longest: 1, full: () => new Error('full') })
  const [first, second, other] = [held(), held(), held()]
  const runs = [each.run('ines', first.work), each.run('ines', second.work), each.run('kai', other.work)]
  await expect(each.run('ines', async () => {})).rejects.toThrow('full')
  expect([first, second, other].map(({ work }) => work.mock.calls.length)).toEqual([1, 0, 1])
  first.end()
  await runs[0]
  expect(second.work).toHaveBeenCalledOnce()
  second.end()
  other.end()
  await Promise.all(runs)
  await expect(each.run('ines', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  await expect(each.run('ines', async () => 'done')).resolves.toBe('done')
})
