import { expect, test } from 'vitest'
import { inTurn } from './in-turn'

test('[MA5] a process works on a few matches at once, in order, and a failure delays nobody', async () => {
  const begun: number[] = []
  const ends: (() => void)[] = []
  const works = Array.from({ length: 6 }, (_, number) =>
    inTurn(async () => {
      begun.push(number)
      await new Promise<void>((resolve) => ends.push(resolve))
      if (number === 1) throw new Error('no')
      return number
    }).catch(() => 'failed'),
  )
  expect(begun).toEqual([0, 1, 2])
  for (let number = 0; number < 6; number++) {
    await expect.poll(() => ends.length).toBeGreaterThan(number)
    ends[number]?.()
  }
  expect(await Promise.all(works)).toEqual([0, 'failed', 2, 3, 4, 5])
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
})

test('[MA5] when a thousand are waiting, more are refused for now', async () => {
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const works = Array.from({ length: 1_004 }, () => inTurn(() => gate).catch(({ code }) => code as string))
  expect(await works[1_003]).toBe('unavailable')
  open()
  expect((await Promise.all(works)).filter((code) => code === 'unavailable')).toHaveLength(1)
})
