import { expect, test, vi } from 'vitest'
import { AtOnce } from './at-once'

test('[F4] only a limited amount runs at once, the rest in order, even after a failure', async () => {
  const places = new AtOnce(2)
  const began: number[] = []
  const ends: ((error?: Error) => void)[] = []
  const runs = [0, 1, 2, 3, 4].map((number) =>
    places.run(() => {
      began.push(number)
      return new Promise<number>((resolve, reject) =>
        ends.push((error) => (error ? reject(error) : resolve(number))),
      )
    }),
  )
  const settled = Promise.allSettled(runs)
  expect(began).toEqual([0, 1])
  ends[1]?.(new Error('failed'))
  await expect(runs[1]).rejects.toThrow('failed')
  expect(began).toEqual([0, 1, 2])
  ends[0]?.()
  ends[2]?.()
  await runs[2]
  expect(began).toEqual([0, 1, 2, 3, 4])
  ends[3]?.()
  ends[4]?.()
  expect((await settled).filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
  await expect(places.run(async () => 'at once')).resolves.toBe('at once')
})

test('[F4] work beyond the maximum queue is rejected and not started', async () => {
  const places = new AtOnce(1, { longest: 1, full: () => new Error('full') })
  let end = () => {}
  const first = places.run(
    () =>
      new Promise<void>((resolve) => {
        end = resolve
      }),
  )
  const second = places.run(async () => 'second')
  const work = vi.fn(async () => 'third')
  await expect(places.run(work)).rejects.toThrow('full')
  expect(work).not.toHaveBeenCalled()
  end()
  await first
  await expect(second).resolves.toBe('second')
  await expect(places.run(work)).resolves.toBe('third')
})
