import { afterEach, expect, test, vi } from 'vitest'
import { LINES, PasswordTurns } from './password-turns'

afterEach(() => void vi.useRealTimers())

/** One turn at a time, each of which lasts until it is released. */
function setUp() {
  const turns = new PasswordTurns(1)
  const begun: string[] = []
  const finish: (() => void)[] = []
  const enter = (address: string) =>
    turns
      .run(address, async () => {
        begun.push(address)
        await new Promise<void>((resolve) => finish.push(resolve))
      })
      .then(
        () => 'done',
        ({ code }) => code,
      )
  const next = async () => {
    const seen = begun.length
    finish.shift()?.()
    await vi.waitFor(() => expect(begun.length).toBeGreaterThan(seen))
  }
  return { turns, begun, enter, next, finish }
}

test('[DB5] addresses take turns, so one with many sign-ins does not delay the others', async () => {
  const { begun, enter, next, finish } = setUp()
  const all = [enter('a'), enter('a'), enter('a'), enter('b'), enter('c'), enter('b')]
  for (let turn = 1; turn < all.length; turn++) await next()
  expect(begun).toEqual(['a', 'a', 'b', 'c', 'a', 'b'])
  finish.shift()?.()
  expect(new Set(await Promise.all(all))).toEqual(new Set(['done']))
})

test('[DB5] at most 40 wait per address and 400 in all; more are refused at once', async () => {
  const { begun, enter, next } = setUp()
  const ofOne = Array.from({ length: LINES.address + 3 }, () => enter('a'))
  expect(await Promise.all(ofOne.slice(-2))).toEqual(['auth/busy', 'auth/busy'])
  const others = Array.from({ length: LINES.all - LINES.address }, (_, n) => enter(`b${n % 12}`))
  expect(await enter('z')).toBe('auth/busy')
  await next()
  await next()
  expect(begun).toEqual(['a', 'a', 'b0'])
  expect(others).toHaveLength(360)
})

test('[DB5] nobody waits for longer than 30 s, and a refused request takes no turn', async () => {
  vi.useFakeTimers()
  const { begun, enter, finish } = setUp()
  void enter('a')
  const waiting = enter('a')
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await waiting).toBe('auth/busy')
  finish.shift()?.()
  await vi.advanceTimersByTimeAsync(0)
  void enter('b')
  expect(begun).toEqual(['a', 'b'])
})
